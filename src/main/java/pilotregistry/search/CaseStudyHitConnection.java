package pilotregistry.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotregistry.casestudy.CaseStudy;
import pilotregistry.connection.Connection;
import pilotregistry.connection.PageInfo;

/// A page of hits, with the counts by which to narrow them down.
///
/// @param didYouMean the question in words that find more; null where there are none, or none are needed
record CaseStudyHitConnection(
        Connection<CaseHit> page,
        List<CaseStudyHitEdge> edges,
        Map<CaseDimension, List<Finding.FacetCount>> counts,
        CaseFilter filter,
        @Nullable String didYouMean,
        List<StatedRange> statedRanges) {

    static CaseStudyHitConnection of(
            Connection<CaseHit> page,
            Map<CaseDimension, List<Finding.FacetCount>> counts,
            CaseFilter filter,
            @Nullable String didYouMean,
            List<StatedRange> statedRanges) {
        var edges = page.edges().stream()
                .map(edge -> new CaseStudyHitEdge(
                        edge.node().study(),
                        edge.cursor(),
                        edge.node().score(),
                        edge.node().evidence(),
                        edge.node().missing(),
                        edge.node().highlights(),
                        filter))
                .toList();
        return new CaseStudyHitConnection(page, edges, counts, filter, didYouMean, statedRanges);
    }

    public List<CaseStudy> nodes() {
        return edges.stream().map(CaseStudyHitEdge::node).toList();
    }

    public PageInfo pageInfo() {
        return page.pageInfo();
    }

    public int totalCount() {
        return page.totalCount();
    }
}
