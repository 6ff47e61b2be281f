package pilotregistry.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import pilotregistry.Race;
import pilotregistry.RegistryTest;

@RegistryTest
class RelayTests {

    @Autowired
    Relay relay;

    @Autowired
    MongoTemplate mongo;

    @Test
    void takesEveryEventOnceWithoutGapsThoughSeveralCopyAtOnce() {
        Race.of(4, node -> relay.drain());
        relay.drain();
        assertThat(relay.lag()).isZero();
        var numbers = mongo.getCollection("events").find().into(new ArrayList<>()).stream()
                .map(entry -> entry.getLong("_id"))
                .sorted()
                .toList();
        assertThat(numbers)
                .isNotEmpty()
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, numbers.size()).boxed().toList());
    }

    @Test
    void trimsWhatItCopied() {
        relay.drain();
        assertThat(mongo.getCollection("organizations").find().into(new ArrayList<>()))
                .isNotEmpty()
                .allSatisfy(organization -> assertThat(
                                organization.get("history", Document.class).getList("outbox", Document.class))
                        .isEmpty());
    }
}
