package pilotregistry.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.ledger.Fingerprint;

/// The feed, to be read from any number on: the door of this module.
@Component
public class Feed {

    // Who follows the feed looks at what is, not at what changed, and keeps thousands of entries in memory.
    private static final String DELTA = "event.delta";

    // As long as there is not much, each is asked for by its number: for a range, the embedded database reads the whole
    // feed, and those who follow ask all the time.
    private static final int FEW = 10;

    private final MongoOperations mongo;

    Feed(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /// The number of the newest entry; 0 before the first.
    public long newest() {
        var newest = mongo.findOne(
                new Query().with(Sort.by(Sort.Direction.DESC, "_id")).limit(1), FeedEntry.class);
        return newest == null ? 0 : newest.number();
    }

    /// The next entries after a number, oldest first, without their deltas. A number that is missing yet
    /// ends the list: nothing is overtaken.
    public List<FeedEntry> after(long number, int most) {
        int few = Math.min(FEW, most);
        var entries = gapless(number, Criteria.where("_id").in(numbers(number, few)), few);
        return entries.size() < few || few == most
                ? entries
                : gapless(number, Criteria.where("_id").gt(number), most);
    }

    private List<FeedEntry> gapless(long number, Criteria wanted, int most) {
        var next = Query.query(wanted).with(Sort.by(Sort.Direction.ASC, "_id")).limit(most);
        next.fields().exclude(DELTA);
        var entries = mongo.find(next, FeedEntry.class);
        int gapless = 0;
        while (gapless < entries.size() && entries.get(gapless).number() == number + gapless + 1) {
            gapless++;
        }
        return entries.subList(0, gapless);
    }

    private static List<Long> numbers(long after, int count) {
        return LongStream.rangeClosed(after + 1, after + count).boxed().toList();
    }

    /// The hashes of the next events after a number, oldest first, up to another number or to one that is
    /// missing or has none.
    public List<String> hashes(long after, long upTo, int most) {
        var next = Query.query(Criteria.where("_id").gt(after).lte(upTo))
                .with(Sort.by(Sort.Direction.ASC, "_id"))
                .limit(most);
        next.fields().include("event.hash");
        var hashes = new ArrayList<String>();
        for (var entry : mongo.find(next, Document.class, mongo.getCollectionName(FeedEntry.class))) {
            if (entry.getLong("_id") != after + hashes.size() + 1
                    || !(entry.get("event") instanceof Document event)
                    || !(event.get("hash") instanceof String hash)
                    || !Fingerprint.isOne(hash)) {
                break;
            }
            hashes.add(hash);
        }
        return hashes;
    }

    /// The next entries after a number, oldest first, with their deltas.
    public List<FeedEntry> whole(long number, int most) {
        var next = Query.query(Criteria.where("_id").gt(number))
                .with(Sort.by(Sort.Direction.ASC, "_id"))
                .limit(most);
        return mongo.find(next, FeedEntry.class);
    }

    /// The next entries after a number as they are stored, oldest first, whatever is missing in between.
    public List<Document> stored(long after, long upTo, int most) {
        var next = Query.query(Criteria.where("_id").gt(after).lte(upTo))
                .with(Sort.by(Sort.Direction.ASC, "_id"))
                .limit(most);
        return mongo.find(next, Document.class, mongo.getCollectionName(FeedEntry.class));
    }

    /// The entries of one collection after a number, oldest first, up to a number below which none is missing.
    List<FeedEntry> between(long after, long upTo, String collection, int most) {
        var some = Query.query(Criteria.where("_id")
                        .gt(after)
                        .lte(upTo)
                        .and("collection")
                        .is(collection))
                .with(Sort.by(Sort.Direction.ASC, "_id"))
                .limit(most);
        some.fields().exclude(DELTA);
        return mongo.find(some, FeedEntry.class);
    }

    /// The numbers that events have, by their aggregates; what still waits in an outbox is left out.
    ///
    /// @param sequences of the event asked for, by aggregate
    public Map<String, Long> numbersOf(Map<String, Long> sequences) {
        var either = sequences.entrySet().stream()
                .map(each -> Criteria.where("event.aggregate")
                        .is(each.getKey())
                        .and("event.sequence")
                        .is(each.getValue()))
                .toList();
        if (either.isEmpty()) {
            return Map.of();
        }
        return mongo.find(Query.query(new Criteria().orOperator(either)), FeedEntry.class).stream()
                .collect(Collectors.toMap(entry -> entry.event().aggregate(), FeedEntry::number));
    }
}
