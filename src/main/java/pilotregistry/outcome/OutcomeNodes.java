package pilotregistry.outcome;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.NodeSource;

/// Outcomes by global id.
@Component
class OutcomeNodes implements NodeSource {

    private final OutcomeBook book;

    OutcomeNodes(OutcomeBook book) {
        this.book = book;
    }

    @Override
    public String prefix() {
        return OutcomeId.PREFIX;
    }

    @Override
    public Map<String, ?> load(List<String> ids, Actor actor) {
        return book.visible(actor, ids.stream().map(OutcomeId::new).toList()).values().stream()
                .collect(Collectors.toMap(outcome -> outcome.id().value(), outcome -> outcome));
    }

    @Override
    public boolean showsPast(Actor actor, Object then, Object now) {
        return then instanceof Outcome outcome && OutcomeAccess.sees(actor, outcome);
    }

    @Override
    public boolean tells(Actor actor, String act, Object now) {
        return true;
    }
}
