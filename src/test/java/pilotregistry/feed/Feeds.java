package pilotregistry.feed;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.data.mongodb.core.MongoTemplate;

/// A feed upon a database of its own.
public record Feeds(MongoTemplate mongo) {

    public Relay relay() {
        return new Relay(mongo, new SimpleAsyncTaskExecutor(), event -> {});
    }

    public Feed feed() {
        return new Feed(mongo);
    }

    public Chronicles chronicles() {
        return new Chronicles(mongo);
    }
}
