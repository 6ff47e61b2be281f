package pilotregistry.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.outcome.OutcomeGrouping;
import pilotregistry.pilot.PilotSurvey.Surveyed;

/// A dimension of coverage.
enum CoverageAxis {
    INDUSTRY(OutcomeGrouping.INDUSTRY),
    PROVINCE(OutcomeGrouping.PROVINCE),
    PILOT_TYPE(OutcomeGrouping.TYPE),
    REGION(OutcomeGrouping.REGION),
    WATERSHED(OutcomeGrouping.WATERSHED),
    BATCH(OutcomeGrouping.BATCH);

    private final OutcomeGrouping grouping;

    CoverageAxis(OutcomeGrouping grouping) {
        this.grouping = grouping;
    }

    OutcomeGrouping grouping() {
        return grouping;
    }

    /// Where a pilot stands on it: in several places, or in that without a code.
    List<@Nullable String> places(Surveyed pilot) {
        return switch (this) {
            case INDUSTRY -> all(pilot.industries());
            case PROVINCE -> all(pilot.provinces());
            case PILOT_TYPE -> one(pilot.type() == null ? null : pilot.type().name());
            case REGION -> one(pilot.region());
            case WATERSHED -> one(pilot.watershed());
            case BATCH -> one(pilot.batch());
        };
    }

    private static List<@Nullable String> all(List<String> codes) {
        var places = new ArrayList<@Nullable String>(codes);
        if (places.isEmpty()) {
            places.add(null);
        }
        return places;
    }

    private static List<@Nullable String> one(@Nullable String code) {
        return Collections.singletonList(code);
    }
}
