package pilotregistry.application;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.NodeSource;

/// Applications by global id, as far as the actor may see them.
@Component
class ApplicationNodes implements NodeSource {

    private final Intake intake;

    ApplicationNodes(Intake intake) {
        this.intake = intake;
    }

    @Override
    public String prefix() {
        return ApplicationId.PREFIX;
    }

    @Override
    public Map<String, ?> load(List<String> ids, Actor actor) {
        return intake.visible(ids.stream().map(ApplicationId::new).toList(), actor).entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().value(), Map.Entry::getValue));
    }

    @Override
    public boolean showsPast(Actor actor, Object then, Object now) {
        return then instanceof Application application && ApplicationAccess.sees(actor, application);
    }

    @Override
    public boolean tells(Actor actor, String act, Object now) {
        return true;
    }
}
