package pilotregistry.outcome;

import java.util.Map;

/// What calls for a second look, with what its message mentions.
public record PlausibilityFinding(PlausibilityCode code, Map<String, String> facts) {

    public PlausibilityFinding {
        facts = Map.copyOf(facts);
    }
}
