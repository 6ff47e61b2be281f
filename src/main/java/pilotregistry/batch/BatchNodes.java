package pilotregistry.batch;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.NodeSource;

/// Batches by global id: public.
@Component
class BatchNodes implements NodeSource {

    private final BatchRegister batches;

    BatchNodes(BatchRegister batches) {
        this.batches = batches;
    }

    @Override
    public String prefix() {
        return BatchId.PREFIX;
    }

    @Override
    public Map<String, ?> load(List<String> ids, Actor actor) {
        return batches.byId(ids.stream().map(BatchId::new).toList()).entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().value(), Map.Entry::getValue));
    }

    @Override
    public boolean showsEveryPast(Actor actor) {
        return true;
    }

    @Override
    public boolean tells(Actor actor, String act, Object now) {
        return true;
    }
}
