package pilotregistry.search;

import java.util.List;
import pilotregistry.language.Label;

/// The hits by one dimension: what each value would give if it were chosen there too.
record CaseFacet(CaseDimension dimension, List<CaseFacetValue> values) {

    /// @param value as it is given to the filter
    /// @param chosen whether the filter names it
    record CaseFacetValue(String value, Label label, int count, boolean chosen) {}
}
