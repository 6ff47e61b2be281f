package pilotregistry.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.casestudy.CaseResult;
import pilotregistry.outcome.Outcome;
import pilotregistry.outcome.OutcomeBook;
import pilotregistry.outcome.OutcomeId;
import pilotregistry.outcome.OutcomeStatus;
import pilotregistry.outcome.PlausibilityFinding;
import pilotregistry.reference.OutcomeMetric;
import pilotregistry.reference.ReferenceLists;

/// GraphQL: which ranges a hit is within only by values that are doubtful or disputed.
@Controller
class DoubtfulHitController {

    private final ReferenceLists reference;
    private final OutcomeBook outcomes;

    DoubtfulHitController(ReferenceLists reference, OutcomeBook outcomes) {
        this.reference = reference;
        this.outcomes = outcomes;
    }

    @BatchMapping(typeName = "CaseStudyHitEdge")
    Map<CaseStudyHitEdge, List<OutcomeMetric>> doubtful(List<CaseStudyHitEdge> edges) {
        var within = new HashMap<CaseStudyHitEdge, Map<String, List<List<CaseResult>>>>();
        edges.forEach(edge -> within.put(edge, within(edge)));
        var ids = within.values().stream()
                .flatMap(metrics -> metrics.values().stream())
                .flatMap(List::stream)
                .flatMap(List::stream)
                .map(CaseResult::outcome)
                .filter(Objects::nonNull)
                .map(OutcomeId::new)
                .distinct()
                .toList();
        var known = ids.isEmpty() ? Map.<OutcomeId, Outcome>of() : outcomes.byId(ids);
        var doubtful = new HashMap<CaseStudyHitEdge, List<OutcomeMetric>>();
        within.forEach((edge, metrics) -> doubtful.put(
                edge,
                metrics.entrySet().stream()
                        .filter(metric -> metric.getValue().stream().anyMatch(all(known)))
                        .flatMap(metric -> reference.outcomeMetric(metric.getKey()).stream())
                        .toList()));
        return doubtful;
    }

    /// By metric, for each range of it, the results within.
    private Map<String, List<List<CaseResult>>> within(CaseStudyHitEdge edge) {
        var filter = edge.filter();
        var within = new LinkedHashMap<String, List<List<CaseResult>>>();
        var ranges = filter.outcomes();
        if (ranges == null) {
            return within;
        }
        CaseCard.of(edge.node())
                .ifPresent(card ->
                        ranges.forEach(range -> within.computeIfAbsent(range.metric(), metric -> new ArrayList<>())
                                .add(card.content().results().stream()
                                        .filter(result -> result.metric().equals(range.metric()))
                                        .filter(result -> !filter.onlyConfirmed() || card.confirms(result))
                                        .filter(result -> range.holds(result.canonical(), reference))
                                        .toList())));
        return within;
    }

    private Predicate<List<CaseResult>> all(Map<OutcomeId, Outcome> known) {
        return results -> !results.isEmpty() && results.stream().allMatch(result -> isDoubtful(result, known));
    }

    // What the outcome says by now of another value says nothing of this one.
    private boolean isDoubtful(CaseResult result, Map<OutcomeId, Outcome> known) {
        var outcome = result.outcome() == null ? null : known.get(new OutcomeId(result.outcome()));
        var figure = outcome == null ? null : outcome.canonical();
        if (outcome != null && figure != null && figure.compareTo(result.canonical()) == 0) {
            return outcome.verification() == OutcomeStatus.DISPUTED || !outcome.plausible();
        }
        return reference
                .outcomeMetric(result.metric())
                .map(metric -> PlausibilityFinding.of(metric, result.canonical()))
                .stream()
                .flatMap(List::stream)
                .anyMatch(finding -> !finding.code().plausible());
    }
}
