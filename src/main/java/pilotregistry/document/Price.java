package pilotregistry.document;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a request costs, and what it may cost.
record Price(long cost, long most) {

    boolean isTooHigh() {
        return cost > most;
    }

    /// For the answer: only what is the same each time, so that equal answers stay equal.
    Map<String, Object> told() {
        var told = new LinkedHashMap<String, Object>();
        told.put("requested", cost);
        told.put("most", most);
        return told;
    }
}
