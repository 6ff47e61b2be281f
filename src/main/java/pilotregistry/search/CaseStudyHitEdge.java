package pilotregistry.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.casestudy.CaseStudy;

/// A hit as it is shown: what its fields say is there, so that nothing is asked for once more per hit.
///
/// @param filter that it passed
record CaseStudyHitEdge(
        CaseStudy node,
        String cursor,
        @Nullable Double score,
        @Nullable Evidence evidence,
        List<String> missing,
        List<Highlight> highlights,
        CaseFilter filter) {}
