package pilotregistry.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.language.CodedException;

@RegistryTest
class TailTests {

    private static final int KEPT = 4;
    private static final AtomicInteger NUMBERS = new AtomicInteger(8450);

    @LocalServerPort
    int port;

    @Autowired
    Feed feed;

    @Autowired
    Relay relay;

    @Autowired
    MongoTemplate mongo;

    private Tail tail;
    private long start;

    @BeforeEach
    void reads() {
        relay.drain();
        tail = new Tail(feed, KEPT);
        tail.start();
        start = tail.position();
    }

    @AfterEach
    void stops() {
        tail.stop();
    }

    @Test
    void givesWhatIsOldAndWhatIsNewOnceAndInOrder() throws InterruptedException {
        var all = numbers("batches");
        try (var follow = tail.after(0, "batches", any -> true)) {
            var given = new ArrayList<Long>();
            for (var number : all) {
                given.add(follow.next().number());
            }
            assertThat(given).isEqualTo(all);
            var added = add(2);
            assertThat(List.of(follow.next().number(), follow.next().number())).isEqualTo(added);
        }
    }

    @Test
    void tellsWhoIsTooSlowWhereToComeBack() throws InterruptedException {
        try (var follow = tail.after(start, "batches", any -> true)) {
            var first = add(1);
            assertThat(follow.next().number()).isEqualTo(first.getFirst());
            var missed = add(KEPT + 2);
            waitFor(missed.getLast());
            assertThatThrownBy(follow::next).isInstanceOfSatisfying(CodedException.class, slow -> {
                assertThat(slow.code()).isEqualTo("TOO_SLOW");
                assertThat(slow.facts()).containsEntry("position", first.getFirst());
            });
            try (var again = tail.after(first.getFirst(), "batches", any -> true)) {
                for (var number : missed) {
                    assertThat(again.next().number()).isEqualTo(number);
                }
            }
        }
    }

    @Test
    void letsGoOfWhoLeaves() throws InterruptedException {
        var follow = tail.after(tail.position(), "batches", any -> true);
        var waiting = Thread.ofVirtual().start(() -> {
            try {
                assertThat(follow.next()).isNull();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        follow.close();
        assertThat(waiting.join(java.time.Duration.ofSeconds(5))).isTrue();
    }

    private void waitFor(long position) throws InterruptedException {
        try (var follow = tail.after(position - 1, "batches", any -> true)) {
            follow.next();
        }
    }

    private List<Long> numbers(String collection) {
        return feed.between(0, Long.MAX_VALUE, collection, Integer.MAX_VALUE).stream()
                .map(FeedEntry::number)
                .toList();
    }

    /// Calls are opened; answers their numbers in the feed.
    private List<Long> add(int count) {
        var before = feed.newest();
        for (int each = 0; each < count; each++) {
            open(NUMBERS.incrementAndGet());
        }
        relay.drain();
        return feed.between(before, Long.MAX_VALUE, "batches", Integer.MAX_VALUE).stream()
                .map(FeedEntry::number)
                .toList();
    }

    private void open(int number) {
        var input = Map.of(
                "number",
                number,
                "year",
                2023,
                "title",
                "关于推荐清洁生产审核创新试点项目的通知（变更流）",
                "issuedOn",
                "2023-03-03",
                "lastDay",
                "2023-04-30",
                "demonstration",
                true);
        Caller.person(port, "zhao.mee")
                .data(
                        "mutation($input: OpenBatchInput!) { openBatch(input: $input) { batch { id } } }",
                        Map.of("input", input));
    }
}
