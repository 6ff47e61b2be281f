package pilotregistry.report;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.outcome.OutcomeFigures;
import pilotregistry.outcome.OutcomeGrouping;
import pilotregistry.reference.MetricKind;
import pilotregistry.reference.OutcomeMetric;
import pilotregistry.reference.ReferenceLists;

/// GraphQL: what the innovation costs and saves, as far as the reader may see it (F04).
@Controller
class EfficiencyController {

    private final OutcomeFigures figures;
    private final ReferenceLists reference;
    private final Names names;
    private final Clock clock;

    EfficiencyController(OutcomeFigures figures, ReferenceLists reference, Names names, Clock clock) {
        this.figures = figures;
        this.reference = reference;
        this.names = names;
        this.clock = clock;
    }

    @QueryMapping
    AuditEfficiency auditEfficiency(
            @Argument OutcomeGrouping groupBy, @Argument @Nullable Map<String, Object> filter, Actor actor) {
        var at = clock.instant();
        var totalled = figures.totals(ofEfficiency(filter), EnumSet.of(groupBy), true, actor);
        return new AuditEfficiency(
                new ReportAsOf(at, totalled.feedPosition()),
                groupBy,
                AuditEfficiency.Group.of(Objects.requireNonNull(totalled.by().get(groupBy)), names));
    }

    private Map<String, Object> ofEfficiency(@Nullable Map<String, Object> filter) {
        var asked = new HashMap<String, Object>(filter == null ? Map.of() : filter);
        var all = new ArrayList<Object>(asked.get("and") instanceof List<?> given ? given : List.of());
        var keys = reference.outcomeMetrics().stream()
                .filter(metric -> metric.kind() == MetricKind.EFFICIENCY)
                .map(OutcomeMetric::key)
                .toList();
        all.add(Map.of("metric", Map.of("in", keys)));
        asked.put("and", all);
        return asked;
    }
}
