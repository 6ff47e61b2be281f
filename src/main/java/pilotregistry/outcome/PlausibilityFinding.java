package pilotregistry.outcome;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import pilotregistry.reference.OutcomeMetric;

/// What calls for a second look, with what its message mentions.
public record PlausibilityFinding(PlausibilityCode code, Map<String, String> facts) {

    public PlausibilityFinding {
        facts = Map.copyOf(facts);
    }

    /// What calls for a second look at a value of which no more is known than its metric.
    public static List<PlausibilityFinding> of(OutcomeMetric metric, BigDecimal canonical) {
        return Plausibility.findings(metric, canonical);
    }
}
