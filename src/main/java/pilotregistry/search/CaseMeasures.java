package pilotregistry.search;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.springframework.stereotype.Component;
import pilotregistry.casestudy.CaseStudyId;
import pilotregistry.language.Label;

/// Which measures published case studies tell of, in either language, as the vocabulary knows them.
@Component
public class CaseMeasures {

    private static final String MEASURE = "MEASURE";
    // What is known of a case as fields tells where it is, not what was done.
    private static final List<Zone> TOLD = List.of(Zone.TITLE, Zone.SUMMARY, Zone.BODY);

    private final Follower follower;
    private final Analysis analysis;

    CaseMeasures(Follower follower, Analysis analysis) {
        this.follower = follower;
        this.analysis = analysis;
    }

    /// A measure, such as `water_reuse`.
    public record Measure(String code, Label name) {}

    /// The case studies that tell of each measure, in the order of the vocabulary, as of a position in the feed.
    public record Told(long feedPosition, Map<Measure, Set<CaseStudyId>> cases) {}

    public Told of() {
        var index = follower.at(null);
        long position = index.position();
        return new Told(position, index.read(searcher -> {
            var cases = new LinkedHashMap<Measure, Set<CaseStudyId>>();
            for (var concept : analysis.vocabulary().concepts()) {
                if (concept.kind().equals(MEASURE)) {
                    var telling = new HashSet<CaseStudyId>();
                    for (var leaf : searcher.getIndexReader().leaves()) {
                        collect(leaf, concept.code(), telling);
                    }
                    if (!telling.isEmpty()) {
                        cases.put(new Measure(concept.code(), concept.name()), telling);
                    }
                }
            }
            return cases;
        }));
    }

    private static void collect(LeafReaderContext leaf, String code, Set<CaseStudyId> telling) throws IOException {
        var reader = leaf.reader();
        var live = reader.getLiveDocs();
        var ids = reader.storedFields();
        var seen = new HashSet<Integer>();
        for (var zone : TOLD) {
            var documents = reader.postings(new Term(zone.concepts(), code), PostingsEnum.NONE);
            for (int document = documents == null ? DocIdSetIterator.NO_MORE_DOCS : documents.nextDoc();
                    document != DocIdSetIterator.NO_MORE_DOCS;
                    document = documents.nextDoc()) {
                if ((live == null || live.get(document)) && seen.add(document)) {
                    telling.add(new CaseStudyId(
                            ids.document(document, Set.of(CaseDocument.ID)).get(CaseDocument.ID)));
                }
            }
        }
    }
}
