package pilotregistry.reference;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/// Answers the queries for the lists of the notice: types, industries, pollutants, metrics, rules and their documents.
@Controller
class ReferenceController {

    private final ReferenceLists lists;

    ReferenceController(ReferenceLists lists) {
        this.lists = lists;
    }

    @QueryMapping
    List<PilotTypeDefinition> pilotTypes() {
        return lists.pilotTypes();
    }

    @QueryMapping
    List<PlanOutlineSection> planOutline() {
        return lists.planOutline();
    }

    @QueryMapping
    List<Rule> rules() {
        return lists.rules();
    }

    @QueryMapping
    Optional<Rule> rule(@Argument String number) {
        return lists.rule(number);
    }

    @QueryMapping
    List<PolicyDocument> policyDocuments() {
        return lists.policyDocuments();
    }

    @QueryMapping
    List<Industry> industries() {
        return lists.industries();
    }

    @QueryMapping
    List<Pollutant> pollutants() {
        return lists.pollutants();
    }

    @QueryMapping
    List<OutcomeMetric> outcomeMetrics(@Argument @Nullable List<MetricKind> kinds) {
        return lists.outcomeMetrics().stream()
                .filter(metric -> kinds == null || kinds.contains(metric.kind()))
                .toList();
    }

    @QueryMapping
    List<Unit> units() {
        return lists.units().all();
    }

    @QueryMapping
    List<AuditStage> auditStages() {
        return lists.auditStages();
    }

    @QueryMapping
    List<CpLevelDefinition> cpLevels() {
        return lists.cpLevels();
    }

    @QueryMapping
    List<GlossaryTerm> glossary() {
        return lists.glossary();
    }
}
