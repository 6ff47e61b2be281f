package pilotregistry.feed;

import java.util.List;
import java.util.OptionalLong;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/// The feed, to be read from any number on: the door of this module.
@Component
public class Feed {

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

    /// The next entries after a number, oldest first. A number that is missing yet ends the list: nothing is overtaken.
    public List<FeedEntry> after(long number, int most) {
        var next = Query.query(Criteria.where("_id").gt(number))
                .with(Sort.by(Sort.Direction.ASC, "_id"))
                .limit(most);
        var entries = mongo.find(next, FeedEntry.class);
        int gapless = 0;
        while (gapless < entries.size() && entries.get(gapless).number() == number + gapless + 1) {
            gapless++;
        }
        return entries.subList(0, gapless);
    }

    /// The number that an event of an aggregate has; empty while it waits in the outbox.
    public OptionalLong numberOf(String aggregate, long sequence) {
        var entry = mongo.findOne(
                Query.query(Criteria.where("event.aggregate")
                        .is(aggregate)
                        .and("event.sequence")
                        .is(sequence)),
                FeedEntry.class);
        return entry == null ? OptionalLong.empty() : OptionalLong.of(entry.number());
    }
}
