package pilotregistry.report;

import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.outcome.OutcomeFigures;
import pilotregistry.outcome.OutcomeGrouping;
import pilotregistry.reference.ReferenceLists;
import pilotregistry.reference.Region;
import pilotregistry.reference.Watershed;

/// GraphQL: what pilots brought, as far as the reader may see it.
@Controller
class BenefitController {

    private final OutcomeFigures figures;
    private final ReferenceLists reference;
    private final Names names;
    private final Clock clock;

    BenefitController(OutcomeFigures figures, ReferenceLists reference, Names names, Clock clock) {
        this.figures = figures;
        this.reference = reference;
        this.names = names;
        this.clock = clock;
    }

    @QueryMapping
    BenefitTotals benefitTotals(
            @Argument OutcomeGrouping groupBy,
            @Argument @Nullable Map<String, Object> filter,
            Actor actor,
            DataFetchingEnvironment environment) {
        var named = environment.getSelectionSet().contains("pollutants");
        var groupings = EnumSet.of(groupBy);
        if (named) {
            groupings.addAll(List.of(OutcomeGrouping.REGION, OutcomeGrouping.WATERSHED));
        }
        var at = clock.instant();
        var totalled = figures.totals(filter, groupings, false, actor);
        var by = totalled.by();
        return new BenefitTotals(
                new ReportAsOf(at, totalled.feedPosition()),
                groupBy,
                BenefitTotals.Group.of(Objects.requireNonNull(by.get(groupBy)), names),
                named ? BenefitTotals.pollutants(reference.pollutants(), by, names) : List.of());
    }

    @SchemaMapping(typeName = "PollutantBenefit")
    Optional<Region> region(BenefitTotals.PollutantBenefit benefit) {
        return Optional.ofNullable(benefit.regionCode()).flatMap(reference.regions()::find);
    }

    @SchemaMapping(typeName = "PollutantBenefit")
    Optional<Watershed> watershed(BenefitTotals.PollutantBenefit benefit) {
        return Optional.ofNullable(benefit.watershedCode()).flatMap(reference::watershed);
    }
}
