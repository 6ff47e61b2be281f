package pilotregistry.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.MongoInterruptedException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.RoundTrips;

/// No call of the database lasts longer than somebody waits for it.
@RegistryTest
class DeadlineTests {

    private static final String SLOWLY = "slowly " + UUID.randomUUID();

    @LocalServerPort
    int port;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    RoundTrips roundTrips;

    @AfterEach
    void nobodyWaitsAnyLonger() {
        wait(Deadline.after(Duration.ZERO)).restore();
    }

    @Test
    void endsEveryCallSomeTime() {
        assertThat(mongo.getDb().getTimeout(TimeUnit.MINUTES)).isEqualTo(10);
        assertThat(mongo.getCollection("batch").getTimeout(TimeUnit.MINUTES)).isEqualTo(10);
    }

    @Test
    void endsACallWithTheRequestThatMakesIt() {
        wait(Deadline.after(Duration.ofSeconds(5)));
        assertThat(mongo.getDb().getTimeout(TimeUnit.MILLISECONDS)).isBetween(1L, 5_000L);
        assertThat(mongo.getCollection("batch").countDocuments()).isNotNegative();
    }

    @Test
    void makesNoCallForARequestWhoseTimeIsOver() {
        wait(Deadline.after(Duration.ZERO));
        assertThatThrownBy(() -> mongo.getCollection("batch").countDocuments()).hasMessageContaining("TIMEOUT");
    }

    @Test
    void letsASubscriptionGoOn() {
        var deadline = Deadline.after(Duration.ZERO);
        deadline.lift();
        wait(deadline);
        assertThat(mongo.getDb().getTimeout(TimeUnit.MINUTES)).isEqualTo(10);
    }

    /// On the real server, which tells what it does and whose scripts can take their time.
    @Test
    @EnabledIfSystemProperty(named = "registry.test.mongodb", matches = ".+")
    void stopsWhatTheDatabaseReadsForNobodyAnyLonger() throws InterruptedException {
        var deadline = Deadline.after(Duration.ofMinutes(2));
        deadline.onlyReads();
        var ended = new CompletableFuture<Throwable>();
        Thread.ofVirtual().start(() -> {
            wait(deadline);
            ended.complete(catchThrowable(() -> slowly().first()));
        });
        Awaitility.await().until(() -> readingSlowly() > 0);
        deadline.giveUp();
        assertThat(ended.orTimeout(10, TimeUnit.SECONDS).join())
                .hasStackTraceContaining(MongoInterruptedException.class.getName());
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> readingSlowly() == 0);
    }

    @Test
    void stopsNothingThatMayWrite() {
        var deadline = Deadline.after(Duration.ofMinutes(2));
        deadline.begin(Thread.currentThread());
        deadline.giveUp();
        assertThat(Thread.interrupted()).isFalse();
        assertThat(deadline.left()).isPositive();
    }

    private FindIterable<Document> slowly() {
        return mongo.getCollection("batches")
                .find(Filters.where("sleep(1000) || true"))
                .comment(SLOWLY);
    }

    private long readingSlowly() {
        var underWay = List.of(
                new Document("$currentOp", new Document("allUsers", true)),
                new Document("$match", new Document("command.comment", SLOWLY)));
        try (var server = MongoClients.create(System.getProperty("registry.test.mongodb"))) {
            return server.getDatabase("admin")
                    .aggregate(underWay)
                    .into(new ArrayList<>())
                    .size();
        }
    }

    @Test
    void tellsTheDatabaseWithEachCallHowLongItMayTake() {
        var caller = Caller.person(port, "lin.yuan");
        for (var document : List.of(
                "{ applications(first: 2) { totalCount nodes { id findings { code } } } viewer { tasks { __typename } } }",
                "{ pilots(first: 2) { totalCount nodes { code originalRow { column } leadProvince { name } } } }",
                "{ searchCaseStudies(text: \"印染\", first: 2) { totalCount nodes { number title } } feedPosition }")) {
            caller.ask(document);
        }
        assertThat(roundTrips.withoutEnd()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static ThreadLocalAccessor<Object> wait(Deadline deadline) {
        var accessor = (ThreadLocalAccessor<Object>) ContextRegistry.getInstance().getThreadLocalAccessors().stream()
                .filter(each -> each.key().equals(Deadline.KEY))
                .findFirst()
                .orElseThrow();
        accessor.setValue(deadline);
        return accessor;
    }
}
