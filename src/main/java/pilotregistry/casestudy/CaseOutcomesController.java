package pilotregistry.casestudy;

import graphql.GraphQLContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.outcome.Outcome;
import pilotregistry.outcome.OutcomeBook;
import pilotregistry.outcome.OutcomeId;
import pilotregistry.outcome.OutcomeStatus;

/// GraphQL: the outcomes that the results of case studies rest on. How far one is verified is told to whoever sees the
/// result, the outcome itself to whoever may see that.
@Controller
class CaseOutcomesController {

    private final OutcomeBook outcomes;

    CaseOutcomesController(OutcomeBook outcomes) {
        this.outcomes = outcomes;
    }

    @BatchMapping(typeName = "CaseResult")
    Map<CaseResult, Outcome> outcome(List<CaseResult> results, GraphQLContext context) {
        Actor actor = context.getOrDefault(Actor.class, new Actor.Anonymous());
        return joined(results, ids -> outcomes.visible(actor, ids));
    }

    @BatchMapping(typeName = "CaseResult")
    Map<CaseResult, OutcomeStatus> verification(List<CaseResult> results) {
        var found = joined(results, outcomes::byId);
        var statuses = new HashMap<CaseResult, OutcomeStatus>();
        found.forEach((result, outcome) -> {
            var figure = outcome.canonical();
            if (figure != null && figure.compareTo(result.canonical()) == 0) {
                statuses.put(result, outcome.verification());
            }
        });
        return statuses;
    }

    private static Map<CaseResult, Outcome> joined(
            List<CaseResult> results, Function<Collection<OutcomeId>, Map<OutcomeId, Outcome>> load) {
        var ids = results.stream()
                .map(CaseResult::outcome)
                .filter(Objects::nonNull)
                .map(OutcomeId::new)
                .distinct()
                .toList();
        var found = ids.isEmpty() ? Map.<OutcomeId, Outcome>of() : load.apply(ids);
        var joined = new HashMap<CaseResult, Outcome>();
        for (var result : results) {
            var outcome = result.outcome() == null ? null : found.get(new OutcomeId(result.outcome()));
            if (outcome != null) {
                joined.put(result, outcome);
            }
        }
        return joined;
    }
}
