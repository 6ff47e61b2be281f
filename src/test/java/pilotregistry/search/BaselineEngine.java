package pilotregistry.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/// What a search by one analyzer alone finds: the same zones and weights, each word of the question as a phrase, all of
/// them; where that finds nothing, any of them.
final class BaselineEngine {

    private final Analyzer analyzer;
    private final boolean phrases;
    private final IndexSearcher searcher;

    BaselineEngine(Analyzer analyzer, boolean phrases, List<CaseCard> cards, CaseDocument documents)
            throws IOException {
        this.analyzer = analyzer;
        this.phrases = phrases;
        var directory = new ByteBuffersDirectory();
        try (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (var card : cards) {
                var document = new Document();
                document.add(new StringField(CaseDocument.ID, card.id(), Field.Store.YES));
                add(document, Zone.TITLE, card.content().title());
                add(document, Zone.SUMMARY, card.content().summary());
                add(document, Zone.BODY, CasePart.joined(CasePart.body(card.content())));
                add(document, Zone.FACTS, documents.facts(card) + " " + card.number());
                writer.addDocument(document);
            }
        }
        this.searcher = new IndexSearcher(DirectoryReader.open(directory));
    }

    private static void add(Document document, Zone zone, String text) {
        document.add(new TextField(zone.words(), text, Field.Store.NO));
    }

    List<String> ids(String question) throws IOException {
        var hits = searcher.search(query(question, Occur.MUST), 1000);
        if (hits.scoreDocs.length == 0) {
            hits = searcher.search(query(question, Occur.SHOULD), 1000);
        }
        var ids = new ArrayList<String>();
        for (var hit : hits.scoreDocs) {
            ids.add(searcher.storedFields().document(hit.doc).get(CaseDocument.ID));
        }
        return ids;
    }

    private Query query(String question, Occur occur) {
        var all = new BooleanQuery.Builder();
        for (var word : question.split("\\s+")) {
            var zones = new ArrayList<Query>();
            for (var zone : Zone.values()) {
                var builder = new QueryBuilder(analyzer);
                var query = phrases
                        ? builder.createPhraseQuery(zone.words(), word)
                        : builder.createBooleanQuery(zone.words(), word, occur);
                if (query != null) {
                    zones.add(new BoostQuery(query, zone.weight()));
                }
            }
            if (!zones.isEmpty()) {
                all.add(new DisjunctionMaxQuery(zones, 0.1f), occur);
            }
        }
        return all.build();
    }
}
