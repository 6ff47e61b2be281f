package pilotregistry.search;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pilotregistry.connection.BadPage;
import pilotregistry.reference.ReferenceLists;

/// Holds what a search names against the lists of the registry: a slip of the pen is told, not passed over.
final class KnownCodes {

    private static final int MOST_VALUES = 100;
    private static final int MOST_RANGES = 20;

    private final ReferenceLists reference;

    KnownCodes(ReferenceLists reference) {
        this.reference = reference;
    }

    /// @throws BadPage for a code that is not known, or for more than one search takes
    void check(CaseFilter filter) {
        values("filter.industries", filter.industries(), this::isIndustry);
        values("filter.pilotTypes", filter.pilotTypes(), code -> true);
        values("filter.provinces", filter.provinces(), this::isProvince);
        values("filter.regions", filter.regions(), this::isRegion);
        values("filter.watersheds", filter.watersheds(), this::isWatershed);
        values("filter.batches", filter.batches(), id -> !id.isBlank());
        values(
                "filter.metrics",
                filter.metrics(),
                key -> reference.outcomeMetric(key).isPresent());
        size("filter.verification", filter.verification(), MOST_VALUES);
        size("filter.replicability", filter.replicability(), MOST_VALUES);
        size("filter.outcomes", filter.outcomes(), MOST_RANGES);
    }

    /// @throws BadPage for a code that is not known, or for more than one search takes
    void check(CaseProfile profile) {
        values("profile.industries", profile.industries(), this::isIndustry);
        value("profile.provinceCode", profile.provinceCode(), this::isProvince);
        value("profile.regionCode", profile.regionCode(), this::isRegion);
        value("profile.watershedCode", profile.watershedCode(), this::isWatershed);
    }

    private boolean isIndustry(String code) {
        return reference.industry(code).isPresent();
    }

    private boolean isProvince(String code) {
        return reference.province(code).isPresent();
    }

    private boolean isRegion(String code) {
        return reference.regions().find(code, LocalDate.EPOCH).isPresent();
    }

    private boolean isWatershed(String code) {
        return reference.watershed(code).isPresent();
    }

    private static void values(String argument, @Nullable List<String> values, Predicate<String> known) {
        size(argument, values, MOST_VALUES);
        if (values != null) {
            values.forEach(value -> value(argument, value, known));
        }
    }

    private static void value(String argument, @Nullable String value, Predicate<String> known) {
        if (value != null && !known.test(value)) {
            throw BadPage.unknownValue(argument, value);
        }
    }

    private static void size(String argument, @Nullable List<?> values, int most) {
        if (values != null && values.size() > most) {
            throw BadPage.tooManyValues(argument, values.size(), most);
        }
    }
}
