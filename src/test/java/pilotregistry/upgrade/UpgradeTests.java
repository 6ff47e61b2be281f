package pilotregistry.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.ledger.Migration;
import pilotregistry.ledger.WritingGate;

@RegistryTest
class UpgradeTests {

    @Autowired
    MongoClient client;

    @Autowired
    MongoConverter converter;

    @Autowired
    Upgrade ofTheRegistry;

    @Autowired
    Formats formatsOfTheRegistry;

    private final StoryClock clock = new StoryClock();
    private final AtomicInteger runs = new AtomicInteger();
    private MongoTemplate mongo;
    private Formats formats;

    @BeforeEach
    void begin() {
        var name = "upgrade_" + UUID.randomUUID().toString().substring(0, 8);
        mongo = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, name), converter);
        formats = new Formats(mongo, clock, Duration.ofSeconds(60));
    }

    @AfterEach
    void forget() {
        mongo.getDb().drop();
    }

    @Test
    void bringsTheDatabaseToTheFormatOfThisReleaseAtStart() {
        assertThat(ofTheRegistry.known()).isPositive();
        assertThat(formatsOfTheRegistry.current().number()).isEqualTo(ofTheRegistry.known());
        assertThat(formatsOfTheRegistry.current().holder()).isNull();
    }

    @Test
    void carriesOutEachStepOnceInTheirOrder() {
        upgrade(step(2, alive -> note("second")), step(1, alive -> note("first")))
                .take();
        upgrade(step(1, alive -> note("again")), step(2, alive -> note("again")), step(3, alive -> note("third")))
                .take();
        assertThat(notes()).containsExactly("first", "second", "third");
        assertThat(formats.current()).isEqualTo(new StoredFormat("format", 3, 0, null, null));
    }

    @Test
    void letsOneOfTwoNodesDoEachStep() throws Exception {
        var together = new CyclicBarrier(2);
        try (var nodes = Executors.newFixedThreadPool(2)) {
            var both = List.of(nodes.submit(() -> start(together)), nodes.submit(() -> start(together)));
            for (Future<?> each : both) {
                each.get();
            }
        }
        assertThat(runs).hasValue(3);
        assertThat(formats.current().number()).isEqualTo(3);
    }

    private Void start(CyclicBarrier together) throws Exception {
        var node = upgrade(
                step(1, alive -> runs.incrementAndGet()),
                step(2, alive -> runs.incrementAndGet()),
                step(3, alive -> runs.incrementAndGet()));
        together.await();
        node.take();
        return null;
    }

    @Test
    void beginsAStepAgainThatWasCutOff() {
        var killed = upgrade(step(1, alive -> {
            note("one");
            alive.run();
            throw new IllegalStateException("killed");
        }));
        assertThatThrownBy(killed::take).hasMessage("killed");
        assertThat(formats.current().number()).isZero();
        assertThat(formats.take(formats.current())).as("its lease holds").isEmpty();
        clock.advance(Duration.ofSeconds(60));
        upgrade(step(1, alive -> note("two"))).take();
        assertThat(notes()).containsExactly("one", "two");
        assertThat(formats.current().number()).isEqualTo(1);
    }

    @Test
    void keepsNothingOfANodeThatWasTooSlow() {
        var other = upgrade(step(1, alive -> note("other")));
        upgrade(step(1, alive -> {
                    if (notes().isEmpty()) {
                        clock.advance(Duration.ofSeconds(61));
                        other.take();
                        alive.run();
                        note("too late");
                    }
                }))
                .take();
        assertThat(notes()).containsExactly("other");
        assertThat(formats.current().number()).isEqualTo(1);
    }

    @Test
    void letsAnEarlierReleaseGoOnWhereItLosesNothing() {
        upgrade(step(1, alive -> note("first")), step(2, alive -> note("second")))
                .take();
        var earlier = upgrade(step(1, alive -> note("again")));
        earlier.take();
        var gate = new WritingGate();
        var watch = new FormatWatch(formats, earlier, gate);
        watch.look();
        assertThat(gate.isShut()).isFalse();
        assertThat(watch.health().getStatus()).isEqualTo(Status.UP);
        assertThat(notes()).containsExactly("first", "second");
    }

    @Test
    void endsTheWritingOfEarlierNodesBeforeItStoresWhatTheyWouldLose() {
        var earlier = upgrade(step(1, alive -> note("first")));
        earlier.take();
        var gate = new WritingGate();
        var watch = new FormatWatch(formats, earlier, gate);
        upgrade(step(1, alive -> {}), ending(2, alive -> {
                    watch.look();
                    note(gate.isShut() ? "alone" : "together");
                }))
                .take();
        assertThat(notes()).containsExactly("first", "alone");
        assertThat(watch.health().getStatus()).isEqualTo(Status.DOWN);
        assertThatThrownBy(earlier::take)
                .isInstanceOf(LaterFormat.class)
                .hasMessageContaining("needs format 2, this release knows 1");
        assertThat(new LaterFormatAnalyzer().analyze(new LaterFormat(2, 1)).getAction())
                .contains("Start the later release");
    }

    @Test
    void knowsNoGapsBetweenItsSteps() {
        assertThatThrownBy(() -> upgrade(step(1, alive -> {}), step(3, alive -> {})))
                .hasMessageContaining("without gaps");
    }

    private Upgrade upgrade(Migration... migrations) {
        return new Upgrade(formats, List.of(migrations), Duration.ofMillis(10));
    }

    private void note(String what) {
        mongo.getCollection("notes").insertOne(new Document("_id", runs.incrementAndGet()).append("what", what));
    }

    private List<String> notes() {
        return mongo.getCollection("notes")
                .find()
                .sort(new Document("_id", 1))
                .map(each -> each.getString("what"))
                .into(new java.util.ArrayList<>());
    }

    private static Migration step(int number, Consumer<Runnable> work) {
        return new Step(number, false, work);
    }

    private static Migration ending(int number, Consumer<Runnable> work) {
        return new Step(number, true, work);
    }

    private record Step(int number, boolean endsEarlierNodes, Consumer<Runnable> work) implements Migration {

        @Override
        public void run(Runnable alive) {
            work.accept(alive);
        }
    }
}
