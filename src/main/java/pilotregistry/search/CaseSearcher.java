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

    private CaseSearcher(IndexReader reader) throws IOException {
        super(reader);
        this.facets =
                reader.numDocs() == 0 ? null : new DefaultSortedSetDocValuesReaderState(reader, CaseDocument.FACETS);
    }

    /// Null where there is nothing to be counted.
    @Nullable
    SortedSetDocValuesReaderState facets() {
        return facets;
    }

    static final class Factory extends SearcherFactory {
        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) throws IOException {
            return new CaseSearcher(reader);
        }
    }
}
