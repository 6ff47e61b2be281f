package pilotregistry.designation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.NodeSource;

/// Reviews by global id, as far as the actor may see them.
@Component
class ReviewNodes implements NodeSource {

    private final ReviewPanel panel;

    ReviewNodes(ReviewPanel panel) {
        this.panel = panel;
    }

    @Override
    public String prefix() {
        return ReviewId.PREFIX;
    }

    @Override
    public Map<String, ?> load(List<String> ids, Actor actor) {
        return panel.byId(ids.stream().map(ReviewId::new).toList(), actor).stream()
                .collect(Collectors.toMap(review -> review.id().value(), review -> review));
    }

    @Override
    public boolean showsEveryPast(Actor actor) {
        return ReviewAccess.isMinistry(actor);
    }

    @Override
    public boolean tells(Actor actor, String act, Object now) {
        return ReviewAccess.isMinistry(actor);
    }
}
