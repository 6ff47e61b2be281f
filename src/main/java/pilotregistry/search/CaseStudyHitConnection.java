package pilotregistry.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotregistry.connection.Connection;

/// A page of hits, with the counts by which to narrow them down.
///
/// @param didYouMean the question in words that find more; null where there are none, or none are needed
record CaseStudyHitConnection(
        Connection<CaseHit> page,
        Map<CaseDimension, List<Finding.FacetCount>> facets,
        CaseFilter filter,
        @Nullable String didYouMean) {}
