package pilotregistry.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /// Those of one collection, by id. The documents are read first: what leaves an outbox after that is in the feed.
    public Map<String, Chronicle> of(String collection, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var documents = mongo.find(Query.query(Criteria.where("_id").in(ids)), Document.class, collection);
        var entries = new HashMap<String, TreeMap<Long, FeedEntry>>();
        mongo.find(Query.query(Criteria.where("event.aggregate").in(ids)), FeedEntry.class)
                .forEach(entry -> entries.computeIfAbsent(entry.event().aggregate(), id -> new TreeMap<>())
                        .put(entry.event().sequence(), entry));
        var chronicles = new HashMap<String, Chronicle>();
        for (var document : documents) {
            var id = document.getString("_id");
            var own = entries.getOrDefault(id, new TreeMap<>());
            outbox(document).forEach(event -> own.putIfAbsent(event.sequence(), new FeedEntry(0, collection, event)));
            var until = document.getEmbedded(List.of("history", "sequence"), 0L);
            chronicles.put(
                    id,
                    new Chronicle(
                            collection,
                            document,
                            new ArrayList<>(own.headMap(until, true).values())));
        }
        return chronicles;
    }

    /// What a document was, as the thing it stood for.
    public <A> A read(Class<A> type, Document document) {
        return mongo.getConverter().read(type, document);
    }

    private List<Event> outbox(Document document) {
        return document.getEmbedded(List.of("history", "outbox"), List.<Document>of()).stream()
                .map(event -> mongo.getConverter().read(Event.class, event))
                .toList();
    }
}
