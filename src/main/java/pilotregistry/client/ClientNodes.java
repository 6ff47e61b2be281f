package pilotregistry.client;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.NodeSource;

/// Clients by global id: for administrators, and for the people and programs of their body.
@Component
class ClientNodes implements NodeSource {

    private final ClientOffice office;

    ClientNodes(ClientOffice office) {
        this.office = office;
    }

    @Override
    public String prefix() {
        return ClientId.PREFIX;
    }

    @Override
    public Map<String, ?> load(List<String> ids, Actor actor) {
        return office.visible(ids.stream().map(ClientId::new).toList(), actor).stream()
                .collect(Collectors.toMap(client -> client.id().value(), Function.identity()));
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
