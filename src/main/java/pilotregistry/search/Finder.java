package pilotregistry.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.jspecify.annotations.Nullable;
import pilotregistry.reference.ReferenceLists;
import pilotregistry.search.Finding.FacetCount;

/// Searches one state of the index.
final class Finder {

    /// Fewer hits than this of a text are too little.
    static final int FEW = 5;

    private static final int VALUES = 60;

    private final CaseSearcher searcher;
    private final ReferenceLists reference;

    Finder(CaseSearcher searcher, ReferenceLists reference) {
        this.searcher = searcher;
        this.reference = reference;
    }

    /// What part of the answer is wanted.
    ///
    /// @param after null from the beginning
    /// @param dimensions to be counted
    /// @param exact whether the total is asked for
    record Part(@Nullable FieldDoc after, boolean backward, int size, Set<CaseDimension> dimensions, boolean exact) {}

    Finding find(@Nullable Question question, CaseFilter filter, CaseOrder order, Part part) throws IOException {
        if (question == null) {
            return find(MatchAllDocsQuery.INSTANCE, false, filter, order, part);
        }
        var strict = QuestionQuery.strict(question);
        var found = find(strict, false, filter, order, part);
        if (found.total() >= FEW || question.units().isEmpty() || searcher.count(strict) >= FEW) {
            return found;
        }
        var filled = QuestionQuery.filled(question);
        return find(searcher.count(filled) > 0 ? filled : relaxed(question), true, filter, order, part);
    }

    // Words that are all known, but never together, are asked for by halves: 钢铁 印染.
    private Query relaxed(Question question) throws IOException {
        var relaxed = QuestionQuery.relaxed(question);
        if (question.units().size() < 2 || searcher.count(relaxed) > 0) {
            return relaxed;
        }
        for (var unit : question.units()) {
            if (searcher.count(QuestionQuery.unit(unit)) == 0) {
                return relaxed;
            }
        }
        return QuestionQuery.half(question);
    }

    Finding find(Query text, boolean filled, CaseFilter filter, CaseOrder order, Part part) throws IOException {
        var query = narrowed(text, filter);
        var sort = order.sort(part.backward());
        int size = Math.max(1, part.size());
        var after = part.after() == null ? null : standing(part.after(), query, order, sort);
        TopFieldDocs hits;
        Map<CaseDimension, List<FacetCount>> counts = Map.of();
        if (part.dimensions().isEmpty() || searcher.facets() == null) {
            int counted = part.exact() ? Integer.MAX_VALUE : Math.max(size, FEW) + 1;
            hits = searcher.search(query, new TopFieldCollectorManager(sort, size, after, counted));
        } else {
            var collecting = new TopFieldCollectorManager(sort, size, after, Integer.MAX_VALUE);
            var sideways = new DrillSideways(searcher.inOne(), CaseDocument.FACETS, searcher.facets())
                    .search(query, new Timed<>(collecting));
            hits = sideways.collectorResult;
            counts = counts(sideways.facets, part.dimensions());
        }
        var page = part.size() == 0
                ? List.<FieldDoc>of()
                : Arrays.stream(hits.scoreDocs).map(FieldDoc.class::cast).toList();
        return new Finding(text, filled, page, hits.totalHits.value(), counts);
    }

    // Each case that comes changes how well all others answer: the page goes on from where its case stands now.
    private FieldDoc standing(FieldDoc position, Query query, CaseOrder order, Sort sort) throws IOException {
        if (!order.byRelevance()) {
            return position;
        }
        var one = new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(LongPoint.newExactQuery(CaseDocument.TIE, CaseOrder.tie(position)), Occur.FILTER)
                .build();
        var now = searcher.search(one, new TopFieldCollectorManager(sort, 1, null, 1)).scoreDocs;
        return now.length == 0 ? position : order.at(Arrays.asList(((FieldDoc) now[0]).fields));
    }

    private DrillDownQuery narrowed(Query text, CaseFilter filter) {
        var ranges = filter.ranges(reference);
        var base = new BooleanQuery.Builder().add(text, Occur.MUST);
        ranges.forEach(range -> base.add(range, Occur.FILTER));
        var chosen = filter.chosen();
        if (chosen.values().stream().anyMatch(Collection::isEmpty)) {
            base.add(new MatchNoDocsQuery("none of no values"), Occur.FILTER);
        }
        var query = new DrillDownQuery(
                CaseDocument.FACETS,
                ranges.isEmpty() && chosen.values().stream().noneMatch(Collection::isEmpty) ? text : base.build());
        chosen.forEach((dimension, values) ->
                values.stream().filter(value -> !value.isEmpty()).forEach(value -> query.add(dimension.name(), value)));
        return query;
    }

    private static Map<CaseDimension, List<FacetCount>> counts(Facets facets, Set<CaseDimension> dimensions)
            throws IOException {
        var counts = new EnumMap<CaseDimension, List<FacetCount>>(CaseDimension.class);
        for (var dimension : dimensions) {
            var result = facets.getTopChildren(VALUES, dimension.name());
            var values = new ArrayList<FacetCount>();
            if (result != null) {
                for (var value : result.labelValues) {
                    values.add(new FacetCount(value.label, value.value.intValue()));
                }
            }
            values.sort(Comparator.comparingInt(FacetCount::count).reversed().thenComparing(FacetCount::value));
            counts.put(dimension, values);
        }
        return counts;
    }
}
