package pilotregistry.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.ledger.Event;
import pilotregistry.ledger.Recorded;

/// The door to what became of single aggregates.
@Component
public class Chronicles {

    private final MongoOperations mongo;

    Chronicles(MongoOperations mongo) {
        this.mongo = mongo;
    }

    public Optional<Chronicle> of(Recorded aggregate) {
        var id = aggregate.id().value();
        var collection = mongo.getCollectionName(aggregate.getClass());
        return Optional.ofNullable(of(collection, List.of(id)).get(id));
    }

    /// Those of one collection, by id.
    public Map<String, Chronicle> of(String collection, Collection<String> ids) {
        return ids.isEmpty() ? Map.of() : of(Map.of(collection, ids));
    }

    /// Those of several collections, by id. The documents are read first: what leaves an outbox after that is in
    /// the feed.
    ///
    /// @param ids by collection, some of each
    public Map<String, Chronicle> of(Map<String, ? extends Collection<String>> ids) {
        var documents = new HashMap<String, List<Document>>();
        ids.forEach((collection, some) -> documents.put(
                collection, mongo.find(Query.query(Criteria.where("_id").in(some)), Document.class, collection)));
        var entries = entries(ids.values().stream().flatMap(Collection::stream).toList());
        var chronicles = new HashMap<String, Chronicle>();
        documents.forEach((collection, some) -> some.forEach(document -> {
            var id = document.getString("_id");
            chronicles.put(id, chronicle(collection, document, entries.getOrDefault(id, new TreeMap<>())));
        }));
        return chronicles;
    }

    private Map<String, NavigableMap<Long, FeedEntry>> entries(Collection<String> ids) {
        var entries = new HashMap<String, NavigableMap<Long, FeedEntry>>();
        if (ids.isEmpty()) {
            return entries;
        }
        mongo
                .find(
                        Query.query(Criteria.where("event.aggregate").in(ids)),
                        Document.class,
                        mongo.getCollectionName(FeedEntry.class))
                .stream()
                .map(this::entry)
                .flatMap(Optional::stream)
                .forEach(entry -> entries.computeIfAbsent(entry.event().aggregate(), id -> new TreeMap<>())
                        .put(entry.event().sequence(), entry));
        return entries;
    }

    private Chronicle chronicle(String collection, Document document, NavigableMap<Long, FeedEntry> entries) {
        var outbox = outbox(document);
        outbox.forEach(event -> entries.putIfAbsent(event.sequence(), new FeedEntry(0, collection, event)));
        var until = document.getEmbedded(List.of("history", "sequence"), 0L);
        var known = new ArrayList<>(entries.headMap(until, true).values());
        return new Chronicle(collection, document, known, outbox, entries.size() - known.size());
    }

    /// What a document was, as the thing it stood for.
    public <A> A read(Class<A> type, Document document) {
        return mongo.getConverter().read(type, document);
    }

    private List<Event> outbox(Document document) {
        return document.getEmbedded(List.of("history", "outbox"), List.<Document>of()).stream()
                .map(event -> asStored(Event.class, event))
                .flatMap(Optional::stream)
                .toList();
    }

    /// An entry of the feed; nothing where what is stored is not one, or says more than one does.
    public Optional<FeedEntry> entry(Document stored) {
        return asStored(FeedEntry.class, stored);
    }

    // What was tampered with may be anything.
    private <T> Optional<T> asStored(Class<T> type, Document stored) {
        try {
            var value = mongo.getConverter().read(type, stored);
            var written = new Document();
            mongo.getConverter().write(value, written);
            if (!stored.containsKey("_class")) {
                written.remove("_class");
            }
            return written.equals(stored) ? Optional.of(value) : Optional.empty();
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }
}
