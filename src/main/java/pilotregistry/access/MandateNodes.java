package pilotregistry.access;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Mandates by global id: for their holder and for whoever may revoke them.
@Component
class MandateNodes implements NodeSource {

    private final Registrar registrar;

    MandateNodes(Registrar registrar) {
        this.registrar = registrar;
    }

    @Override
    public String prefix() {
        return MandateId.PREFIX;
    }

    @Override
    public Map<String, ?> load(List<String> ids, Actor actor) {
        return registrar.visible(ids.stream().map(MandateId::new).toList(), actor).stream()
                .collect(Collectors.toMap(mandate -> mandate.id().value(), Function.identity()));
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
