package pilotregistry.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.feed.Chronicle;
import pilotregistry.feed.Chronicles;
import pilotregistry.feed.Feed;
import pilotregistry.feed.FeedEntry;
import pilotregistry.ledger.Recorded;

/// Goes through the feed and the records it tells of, and names every place where something was changed,
/// left out, put in or put elsewhere.
@Component
class Verification {

    private static final int PIECE = 500;
    private static final String EVENTS = "events";

    private final Feed feed;
    private final Chronicles chronicles;
    private final RootCheck roots;
    private final MongoOperations mongo;

    Verification(Feed feed, Chronicles chronicles, RootCheck roots, MongoOperations mongo) {
        this.feed = feed;
        this.chronicles = chronicles;
        this.roots = roots;
        this.mongo = mongo;
    }

    /// Everything: the feed from its beginning, each record, each root.
    Findings ofAll() {
        var findings = ofRange(1, feed.newest());
        for (var entity : mongo.getConverter().getMappingContext().getPersistentEntities()) {
            if (Recorded.class.isAssignableFrom(entity.getType())
                    && !entity.getType().isInterface()) {
                known(mongo.getCollectionName(entity.getType()), findings);
            }
        }
        return findings;
    }

    /// The events from one number to another, the records that began there, and the roots of those days.
    Findings ofRange(long from, long to) {
        var findings = new Findings();
        var number = from - 1;
        while (number < to) {
            var stored = feed.stored(number, to, PIECE);
            for (var document : stored) {
                for (number++; number < document.getLong("_id"); number++) {
                    findings.add(HistoryFault.ofPosition(FaultCode.POSITION_MISSING, number));
                }
            }
            if (stored.isEmpty()) {
                findings.add(HistoryFault.ofPosition(FaultCode.POSITION_MISSING, number + 1));
                break;
            }
            piece(read(stored, findings), findings);
        }
        roots.of(from, to, findings);
        return findings;
    }

    /// One record.
    Findings of(Recorded recorded) {
        var findings = new Findings();
        var collection = mongo.getCollectionName(recorded.getClass());
        chronicles(collection, List.of(recorded.id().value())).values().forEach(chronicle -> {
            chronicle.entries().forEach(entry -> event(entry, findings));
            findings.count(chronicle.entries().size(), 0, 0);
            ChainCheck.of(chronicle, findings);
        });
        return findings;
    }

    private List<FeedEntry> read(List<Document> stored, Findings findings) {
        findings.count(stored.size(), 0, 0);
        return stored.parallelStream()
                .map(document -> {
                    var entry = chronicles.entry(document).orElse(null);
                    if (entry == null) {
                        findings.add(HistoryFault.ofPosition(FaultCode.ENTRY_DIFFERS, document.getLong("_id")));
                    }
                    return entry;
                })
                .filter(Objects::nonNull)
                .toList();
    }

    private void piece(List<FeedEntry> entries, Findings findings) {
        entries.parallelStream().forEach(entry -> event(entry, findings));
        predecessors(entries, findings);
        entries.stream()
                .filter(entry -> entry.event().sequence() == 1)
                .collect(Collectors.groupingBy(FeedEntry::collection))
                .forEach((collection, first) -> records(collection, first, findings));
    }

    private static void event(FeedEntry entry, Findings findings) {
        if (!entry.event().holds()) {
            findings.add(HistoryFault.at(FaultCode.HASH_DIFFERS, entry));
        }
    }

    // A record is looked at where it begins; what does not begin anywhere must not be missed.
    private void predecessors(List<FeedEntry> entries, Findings findings) {
        var later =
                entries.stream().filter(entry -> entry.event().sequence() > 1).toList();
        var query = Query.query(Criteria.where("event.aggregate")
                .in(later.stream().map(entry -> entry.event().aggregate()).collect(Collectors.toSet())));
        query.fields().include("event.aggregate", "event.sequence");
        var there = later.isEmpty()
                ? Set.of()
                : mongo.find(query, Document.class, EVENTS).stream()
                        .map(entry -> entry.getEmbedded(List.of("event", "aggregate"), String.class) + " "
                                + entry.getEmbedded(List.of("event", "sequence"), Long.class))
                        .collect(Collectors.toSet());
        later.stream()
                .filter(entry -> !there.contains(
                        entry.event().aggregate() + " " + (entry.event().sequence() - 1)))
                .forEach(entry -> findings.add(HistoryFault.at(FaultCode.SEQUENCE_BROKEN, entry)));
    }

    private void records(String collection, List<FeedEntry> first, Findings findings) {
        var ids = first.stream().map(entry -> entry.event().aggregate()).toList();
        var found = chronicles(collection, ids);
        first.stream()
                .filter(entry -> !found.containsKey(entry.event().aggregate()))
                .forEach(entry -> findings.add(HistoryFault.at(FaultCode.RECORD_MISSING, entry)));
        found.values().parallelStream().forEach(chronicle -> ChainCheck.of(chronicle, findings));
    }

    // What changed while it was read is read once more.
    private Map<String, Chronicle> chronicles(String collection, Collection<String> ids) {
        var found = new HashMap<>(chronicles.of(collection, ids));
        var moved = found.entrySet().stream()
                .filter(each -> each.getValue().beyond() > 0)
                .map(Map.Entry::getKey)
                .toList();
        found.putAll(chronicles.of(collection, moved));
        return found;
    }

    // Records of which the feed knows nothing.
    private void known(String collection, Findings findings) {
        var query = new Query();
        query.fields().include("history.sequence", "history.outbox.sequence");
        var some = new ArrayList<Document>();
        try (var documents = mongo.stream(query, Document.class, collection)) {
            documents.forEach(document -> {
                some.add(document);
                if (some.size() == PIECE) {
                    knownPiece(collection, some, findings);
                    some.clear();
                }
            });
        }
        knownPiece(collection, some, findings);
    }

    private void knownPiece(String collection, List<Document> documents, Findings findings) {
        var ids = documents.stream().map(document -> document.getString("_id")).toList();
        var query = Query.query(
                Criteria.where("event.aggregate").in(ids).and("event.sequence").is(1L));
        query.fields().include("event.aggregate");
        var begun = mongo.find(query, Document.class, EVENTS).stream()
                .map(entry -> entry.getEmbedded(List.of("event", "aggregate"), String.class))
                .collect(Collectors.toSet());
        var waiting = new ArrayList<String>();
        for (var document : documents) {
            var id = document.getString("_id");
            if (!begun.contains(id) && waits(document)) {
                waiting.add(id);
            } else if (!begun.contains(id)) {
                findings.add(HistoryFault.ofRecord(FaultCode.EVENT_MISSING, collection, id));
            }
        }
        chronicles(collection, waiting).values().forEach(chronicle -> ChainCheck.of(chronicle, findings));
    }

    private static boolean waits(Document document) {
        return document.getEmbedded(List.of("history", "outbox"), List.<Document>of()).stream()
                .anyMatch(event -> event.get("sequence") instanceof Long sequence && sequence == 1);
    }
}
