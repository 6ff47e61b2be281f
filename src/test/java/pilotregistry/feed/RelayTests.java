package pilotregistry.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.data.mongodb.core.MongoTemplate;
import pilotregistry.Race;
import pilotregistry.RegistryTest;
import pilotregistry.ledger.Ledger;

@RegistryTest
class RelayTests {

    @Autowired
    Relay relay;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    Ledger ledger;

    @Test
    void takesEveryEventOnceWithoutGapsThoughSeveralCopyAtOnce() {
        relay.drain();
        int prepared = 1_200;
        var copied = new ArrayList<Integer>();
        synchronized (relay) { // the registry's own waits
            var notes = Stream.generate(Note::fresh).limit(prepared).toList();
            ledger.createAll(Note.class, notes, Note.command());
            copied.addAll(Race.of(4, node -> another().drain()));
        }
        assertThat(copied.stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(prepared);
        assertThat(mongo.getCollection(mongo.getCollectionName(Note.class))
                        .countDocuments(Filters.exists("history.outbox.0")))
                .as("others may write meanwhile")
                .isZero();
        var events = mongo.getCollection("events").find().into(new ArrayList<>());
        var numbers =
                events.stream().map(entry -> entry.getLong("_id")).sorted().toList();
        assertThat(numbers)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, numbers.size()).boxed().toList());
        assertThat(events.stream()
                        .map(entry -> entry.getEmbedded(List.of("event", "aggregate"), String.class))
                        .filter(aggregate -> aggregate.startsWith("note_"))
                        .toList())
                .hasSizeGreaterThanOrEqualTo(prepared)
                .doesNotHaveDuplicates();
    }

    // As it runs on another node.
    private Relay another() {
        return new Relay(mongo, new SimpleAsyncTaskExecutor(), event -> {});
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
