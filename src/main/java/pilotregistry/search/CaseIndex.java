package pilotregistry.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/// The index in its folder. Each commit carries the feed position it reflects and the schema it was written by; it is
/// never the truth, and whatever is wrong with it is mended by making it anew.
final class CaseIndex implements AutoCloseable {

    private static final String POSITION = "position";
    private static final String SCHEMA = "schema";
    private static final String COMPLETE = "complete";
    // Megabytes before they are written as a segment: the more, the less is merged.
    private static final double BUFFER = Math.clamp(Runtime.getRuntime().maxMemory() / (16 << 20), 32, 384);
    private static final Turn.Turns TURNS = new Turn.Turns();

    private final Path folder;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile long position;
    private volatile long committed;

    private CaseIndex(Path folder, Directory directory, IndexWriter writer, SearcherManager searchers) {
        this.folder = folder;
        this.directory = directory;
        this.writer = writer;
        this.searchers = searchers;
    }

    /// The index that was left there; a flaw anywhere in it, another schema or an unfinished one is a reason to fail.
    static CaseIndex reopened(Path folder, String schema) throws IOException {
        try (var directory = FSDirectory.open(folder);
                var reader = DirectoryReader.open(directory)) {
            for (var leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
            var data = reader.getIndexCommit().getUserData();
            if (!schema.equals(data.get(SCHEMA)) || !data.containsKey(COMPLETE)) {
                throw new IOException("an index of another schema, or not finished");
            }
        }
        var index = open(folder, IndexWriterConfig.OpenMode.APPEND);
        index.committed = index.stored();
        index.position = index.committed;
        return index;
    }

    /// An empty one, whatever was there.
    static CaseIndex empty(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
        Files.createDirectories(folder);
        return open(folder, IndexWriterConfig.OpenMode.CREATE);
    }

    private static CaseIndex open(Path folder, IndexWriterConfig.OpenMode mode) throws IOException {
        var directory = FSDirectory.open(folder);
        var config = new IndexWriterConfig(new KeywordAnalyzer())
                .setOpenMode(mode)
                .setRAMBufferSizeMB(BUFFER)
                .setCommitOnClose(false);
        var writer = new IndexWriter(directory, config);
        return new CaseIndex(folder, directory, writer, new SearcherManager(writer, new CaseSearcher.Factory()));
    }

    private long stored() {
        for (var entry : Objects.requireNonNull(writer.getLiveCommitData())) {
            if (entry.getKey().equals(POSITION)) {
                return Long.parseLong(entry.getValue());
            }
        }
        return 0;
    }

    /// Takes in a case that is not there yet, which spares looking for it.
    void add(CaseCard card, CaseDocument documents) throws IOException {
        writer.addDocument(documents.of(card));
    }

    void put(CaseCard card, CaseDocument documents) throws IOException {
        writer.updateDocument(new Term(CaseDocument.ID, card.id()), documents.of(card));
    }

    void remove(String id) throws IOException {
        writer.deleteDocuments(new Term(CaseDocument.ID, id));
    }

    /// Makes all changes so far visible and, with the position they lead to, lasting.
    void commit(long reached, String schema, boolean complete) throws IOException {
        var data = new java.util.HashMap<>(Map.of(POSITION, String.valueOf(reached), SCHEMA, schema));
        if (complete) {
            data.put(COMPLETE, "true");
        }
        writer.setLiveCommitData(data.entrySet());
        writer.commit();
        searchers.maybeRefreshBlocking();
        committed = reached;
        position = reached;
    }

    /// Takes note that nothing up to there concerns it; a restart goes on from the last commit.
    void moveTo(long reached) {
        position = reached;
    }

    /// The position of the last commit.
    long committed() {
        return committed;
    }

    /// The position that readers see.
    long position() {
        return position;
    }

    int documents() {
        return writer.getDocStats().numDocs;
    }

    /// Whether its files are still where they were written.
    boolean isThere() {
        return writer.isOpen() && Files.isDirectory(folder) && hasSegments();
    }

    private boolean hasSegments() {
        try {
            return DirectoryReader.indexExists(directory);
        } catch (IOException gone) {
            return false;
        }
    }

    /// What a reader does with one state of the index.
    interface Reading<T> {
        T with(CaseSearcher searcher) throws IOException;
    }

    <T> T read(Reading<T> reading) {
        try {
            return TURNS.take(turn -> read(turn, reading));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T read(Turn turn, Reading<T> reading) throws IOException {
        var searcher = searchers.acquire();
        try {
            var timed = ((CaseSearcher) searcher).during(turn);
            var answer = reading.with(timed);
            if (timed.timedOut()) {
                throw Turn.over();
            }
            return answer;
        } finally {
            searchers.release(searcher);
        }
    }

    @Override
    public void close() throws IOException {
        try (directory;
                writer) {
            searchers.close();
        }
    }
}
