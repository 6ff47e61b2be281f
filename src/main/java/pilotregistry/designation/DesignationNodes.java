package pilotregistry.designation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.NodeSource;

/// Designations by global id, as far as the actor may see them.
@Component
class DesignationNodes implements NodeSource {

    private final MinistryDesk desk;

    DesignationNodes(MinistryDesk desk) {
        this.desk = desk;
    }

    @Override
    public String prefix() {
        return DesignationId.PREFIX;
    }

    @Override
    public Map<String, ?> load(List<String> ids, Actor actor) {
        return desk.visible(ids.stream().map(DesignationId::new).toList(), actor).values().stream()
                .collect(Collectors.toMap(designation -> designation.id().value(), designation -> designation));
    }

    @Override
    public boolean showsPast(Actor actor, Object then, Object now) {
        return then instanceof Designation designation && MinistryDesk.sees(actor, designation);
    }

    @Override
    public boolean tells(Actor actor, String act, Object now) {
        return true;
    }
}
