package pilotregistry.export;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.NodeSource;

/// Exports by global id, for whoever asked for them. Nobody is told their past: they are work, and no record
/// of the procedure.
@Component
class ExportNodes implements NodeSource {

    private final Exports exports;

    ExportNodes(Exports exports) {
        this.exports = exports;
    }

    @Override
    public String prefix() {
        return ExportId.PREFIX;
    }

    @Override
    public Map<String, ?> load(List<String> ids, Actor actor) {
        return exports.own(ids.stream().map(ExportId::new).toList(), actor).values().stream()
                .collect(Collectors.toMap(job -> job.id().value(), Function.identity()));
    }
}
