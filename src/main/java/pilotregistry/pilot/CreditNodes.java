package pilotregistry.pilot;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.NodeSource;

/// Audit credits by global id.
@Component
class CreditNodes implements NodeSource {

    private final CreditBook credits;

    CreditNodes(CreditBook credits) {
        this.credits = credits;
    }

    @Override
    public String prefix() {
        return AuditCreditId.PREFIX;
    }

    @Override
    public Map<String, ?> load(List<String> ids, Actor actor) {
        return credits.byId(ids.stream().map(AuditCreditId::new).toList()).stream()
                .collect(Collectors.toMap(credit -> credit.id().value(), credit -> credit));
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
