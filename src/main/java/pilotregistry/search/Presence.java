package pilotregistry.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;

/// Tells of a few documents what each of them has, from the index and without their texts.
final class Presence {

    private Presence() {}

    /// Looks for each of them in each document.
    ///
    /// @param asked what to look for, by any name
    /// @return the names of what each document has, by its number
    static <K> Map<Integer, Set<K>> of(IndexSearcher searcher, Map<K, Query> asked, ScoreDoc[] hits)
            throws IOException {
        var present = new HashMap<Integer, Set<K>>();
        var documents = Arrays.stream(hits).map(hit -> hit.doc).sorted().toList();
        documents.forEach(document -> present.put(document, new HashSet<>()));
        for (var each : asked.entrySet()) {
            for (int document : having(searcher, each.getValue(), documents)) {
                present.computeIfAbsent(document, none -> new HashSet<>()).add(each.getKey());
            }
        }
        return present;
    }

    private static List<Integer> having(IndexSearcher searcher, Query query, List<Integer> documents)
            throws IOException {
        var weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        var having = new java.util.ArrayList<Integer>();
        for (var leaf : searcher.getIndexReader().leaves()) {
            var scorer = weight.scorer(leaf);
            if (scorer == null) {
                continue;
            }
            var matching = scorer.iterator();
            for (int document : documents) {
                int wanted = document - leaf.docBase;
                if (wanted >= 0 && wanted < leaf.reader().maxDoc()) {
                    int at = matching.docID() < wanted ? matching.advance(wanted) : matching.docID();
                    if (at == wanted) {
                        having.add(document);
                    }
                }
            }
        }
        return having;
    }
}
