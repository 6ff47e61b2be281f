package pilotregistry.feed;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Component;
import pilotregistry.ledger.Migration;

/// The feed can be asked what was done under a mandate.
@Component
class EventsByMandate implements Migration {

    private final MongoOperations mongo;

    EventsByMandate(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public int number() {
        return 3;
    }

    @Override
    public void run(Runnable alive) {
        mongo.indexOps(FeedEntry.class).createIndex(new Index("event.author.mandate", Sort.Direction.ASC).sparse());
    }
}
