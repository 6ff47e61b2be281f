package pilotregistry.backup;

import static pilotregistry.backup.BackupFault.Reason.HISTORY_BROKEN;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.feed.Chronicle;
import pilotregistry.feed.Chronicle.State;
import pilotregistry.feed.Chronicles;
import pilotregistry.ledger.Recorded;

/// Records as they stood at a position of the feed: what happened to them since is undone by the very deltas that
/// history keeps, each checked by its hash.
@Component
class Records {

    private static final int AT_ONCE = 200;
    private static final String EVENTS = "events";
    private static final DocumentCodec CODEC = new DocumentCodec();

    private final MongoOperations mongo;
    private final Chronicles chronicles;

    Records(MongoOperations mongo, Chronicles chronicles) {
        this.mongo = mongo;
        this.chronicles = chronicles;
    }

    Set<String> collections() {
        return mongo.getConverter().getMappingContext().getPersistentEntities().stream()
                .<Class<?>>map(entity -> entity.getType())
                .filter(type -> Recorded.class.isAssignableFrom(type) && !type.isInterface())
                .map(mongo::getCollectionName)
                .collect(Collectors.toSet());
    }

    void write(String collection, long position, Pages pages, ArchiveWriter archive) {
        pages.each(collection, new Document(), AT_ONCE, page -> {
            var moved = moved(page, position);
            var then = chronicles.of(collection, moved);
            for (var document : page) {
                var chronicle = then.get(document.getString("_id").getValue());
                if (chronicle == null) {
                    archive.write(collection, document);
                } else {
                    write(chronicle, position, archive);
                }
            }
        });
    }

    // Something waits in its outbox, or was copied to the feed after the position.
    private Set<String> moved(List<RawBsonDocument> page, long position) {
        var moved = new HashSet<>(changedAfter(
                position,
                page.stream()
                        .map(document -> document.getString("_id").getValue())
                        .collect(Collectors.toSet())));
        page.stream()
                .filter(document ->
                        !document.getDocument("history").getArray("outbox").isEmpty())
                .forEach(document -> moved.add(document.getString("_id").getValue()));
        return moved;
    }

    /// Those of them that have events after the position in the feed.
    Set<String> changedAfter(long position, Set<String> ids) {
        var query =
                Query.query(Criteria.where("event.aggregate").in(ids).and("_id").gt(position));
        query.fields().include("event.aggregate");
        return mongo.find(query, Document.class, EVENTS).stream()
                .map(entry -> entry.getEmbedded(List.of("event", "aggregate"), String.class))
                .collect(Collectors.toSet());
    }

    private static void write(Chronicle chronicle, long position, ArchiveWriter archive) {
        var events = (int) chronicle.entries().stream()
                .filter(entry -> entry.number() > 0 && entry.number() <= position)
                .count();
        if (events == 0) {
            return; // it began later
        }
        if (!(chronicle.after(events) instanceof State.Known)) {
            throw new BackupFault(
                    HISTORY_BROKEN, Map.of("record", chronicle.document().getString("_id")));
        }
        archive.write(chronicle.collection(), new RawBsonDocument(chronicle.restored(events), CODEC));
    }
}
