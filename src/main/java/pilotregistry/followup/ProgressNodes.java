package pilotregistry.followup;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.NodeSource;

/// Progress by global id, for those whom its pilot concerns.
@Component
class ProgressNodes implements NodeSource {

    private final FollowUp followUp;

    ProgressNodes(FollowUp followUp) {
        this.followUp = followUp;
    }

    @Override
    public String prefix() {
        return ProgressId.PREFIX;
    }

    @Override
    public Map<String, ?> load(List<String> ids, Actor actor) {
        return followUp.visible(ids.stream().map(ProgressId::new).toList(), actor).entrySet().stream()
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
