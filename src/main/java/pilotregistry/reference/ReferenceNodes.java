package pilotregistry.reference;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Finds a thing of the reference data by its global id.
record ReferenceNodes(ReferenceLists lists, LocalDate asOf) {

    static final Set<String> PREFIXES = Set.of(
            "province",
            "division",
            "region",
            "watershed",
            "industry",
            "pollutant",
            "metric",
            "unit",
            "rule",
            "document",
            "pilottype",
            "plansection",
            "stage",
            "cplevel",
            "term");

    Optional<Object> find(String id) {
        var end = id.indexOf('_');
        return end < 0 ? Optional.empty() : find(id.substring(0, end), id.substring(end + 1));
    }

    private Optional<Object> find(String prefix, String key) {
        return switch (prefix) {
            case "province" -> any(lists.province(key));
            case "division" -> any(lists.divisions().find(key));
            case "region" -> any(lists.regions().find(key, asOf));
            case "watershed" -> any(lists.watershed(key));
            case "industry" -> any(lists.industry(key));
            case "pollutant" -> any(lists.pollutant(key));
            case "metric" -> any(lists.outcomeMetric(key));
            case "unit" -> any(lists.units().find(key));
            case "rule" -> any(lists.rule(key));
            case "document" -> any(lists.policyDocument(key));
            case "stage" -> any(lists.auditStage(key));
            case "term" -> any(lists.term(key));
            case "pilottype" -> any(constant(PilotType.values(), key).map(lists::pilotType));
            case "cplevel" -> any(constant(CpLevel.values(), key).map(lists::cpLevel));
            case "plansection" ->
                any(lists.planOutline().stream()
                        .filter(section -> String.valueOf(section.number()).equals(key))
                        .findFirst());
            default -> Optional.empty();
        };
    }

    private static <C extends Enum<C>> Optional<C> constant(C[] constants, String name) {
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equals(name))
                .findFirst();
    }

    private static Optional<Object> any(Optional<?> found) {
        return found.map(Function.identity());
    }
}
