package pilotregistry.search;

import java.io.IOException;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.jspecify.annotations.Nullable;

/// One state of the index, with what its facets are counted by.
final class CaseSearcher extends IndexSearcher {

    private final @Nullable SortedSetDocValuesReaderState facets;

    private CaseSearcher(IndexReader reader, @Nullable SortedSetDocValuesReaderState facets) {
        super(reader);
        this.facets = facets;
    }

    private static CaseSearcher of(IndexReader reader) throws IOException {
        return new CaseSearcher(
                reader,
                reader.numDocs() == 0 ? null : new DefaultSortedSetDocValuesReaderState(reader, CaseDocument.FACETS));
    }

    /// The same state, searched no longer than a turn lasts.
    CaseSearcher during(Turn turn) {
        var timed = new CaseSearcher(getIndexReader(), facets);
        timed.setTimeout(turn);
        return timed;
    }

    /// The same state; whoever collects looks at the time. Counting sideways cannot be done piece by piece.
    CaseSearcher inOne() {
        return new CaseSearcher(getIndexReader(), facets);
    }

    /// Null where there is nothing to be counted.
    @Nullable
    SortedSetDocValuesReaderState facets() {
        return facets;
    }

    static final class Factory extends SearcherFactory {
        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) throws IOException {
            return of(reader);
        }
    }
}
