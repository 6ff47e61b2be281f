package pilotregistry.pilot;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.NodeSource;

/// Pilots by global id.
@Component
class PilotNodes implements NodeSource {

    private final PilotRegister pilots;

    PilotNodes(PilotRegister pilots) {
        this.pilots = pilots;
    }

    @Override
    public String prefix() {
        return PilotId.PREFIX;
    }

    @Override
    public Map<String, ?> load(List<String> ids, Actor actor) {
        return pilots.byId(ids.stream().map(PilotId::new).toList()).values().stream()
                .collect(Collectors.toMap(pilot -> pilot.id().value(), pilot -> pilot));
    }

    @Override
    public boolean showsEveryPast(Actor actor) {
        return true;
    }

    @Override
    public boolean tells(Actor actor, String act, Object now) {
        return PilotChangesController.PUBLIC.contains(act)
                || (now instanceof Pilot pilot && PilotAccess.sees(actor, pilot));
    }
}
