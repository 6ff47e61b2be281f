package pilotregistry.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import pilotregistry.casestudy.CaseStudy;
import pilotregistry.feed.Feed;

/// Opens the index that a folder holds, or fills it anew from the database, the truth.
@Component
class Shelf {

    /// Changed whenever documents are written differently: an index of another schema is made anew.
    private static final String VERSION = "4";

    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
    private static final int BATCH = 500;

    private final MongoOperations mongo;
    private final Feed feed;
    private final String vocabulary = digest("/search/concepts.csv") + digest("/search/words.txt");

    Shelf(MongoOperations mongo, Feed feed) {
        this.mongo = mongo;
        this.feed = feed;
    }

    boolean holds(String collection) {
        return collection.equals(mongo.getCollectionName(CaseStudy.class));
    }

    /// What an index must have been written by to be of use: code, vocabulary, engine and the very database.
    String schema() {
        var first = feed.after(0, 1);
        var origin = first.isEmpty() ? "" : first.getFirst().event().hash();
        return String.join(" ", VERSION, vocabulary, Version.LATEST.toString(), origin);
    }

    CaseIndex open(Path folder, CaseDocument documents) throws IOException {
        try {
            var index = CaseIndex.reopened(folder, schema());
            if (index.position() <= feed.newest()) {
                return index;
            }
            index.close();
        } catch (LockObtainFailedException used) {
            throw new IllegalStateException("The search index in " + folder + " is in use by another process", used);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unusable) {
            LOG.info("The search index in {} is made anew: {}", folder, unusable.getMessage());
        }
        return rebuilt(folder, documents);
    }

    // Read before the scan: what changes meanwhile is met again in the feed.
    private CaseIndex rebuilt(Path folder, CaseDocument documents) throws IOException {
        long position = feed.newest();
        var schema = schema();
        var index = CaseIndex.empty(folder);
        try {
            var batch = batch("");
            while (!batch.isEmpty()) {
                batch.parallelStream()
                        .flatMap(study -> CaseCard.of(study).stream())
                        .forEach(card -> add(index, card, documents));
                batch = batch(batch.getLast().id().value());
            }
            index.commit(position, schema, true);
            return index;
        } catch (UncheckedIOException e) {
            index.close();
            throw e.getCause();
        } catch (RuntimeException | IOException e) {
            index.close();
            throw e;
        }
    }

    private static void add(CaseIndex index, CaseCard card, CaseDocument documents) {
        try {
            index.add(card, documents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How many cases have changes that the feed has not numbered yet; an index answers it.
    long waiting() {
        return mongo.count(Query.query(Criteria.where("history.outbox.sequence").gt(0)), CaseStudy.class);
    }

    private List<CaseStudy> batch(String after) {
        return mongo.find(
                Query.query(Criteria.where("_id").gt(after))
                        .with(Sort.by(Sort.Direction.ASC, "_id"))
                        .limit(BATCH),
                CaseStudy.class);
    }

    private static String digest(String resource) {
        try (var stream = Objects.requireNonNull(Shelf.class.getResourceAsStream(resource))) {
            return DigestUtils.md5DigestAsHex(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
