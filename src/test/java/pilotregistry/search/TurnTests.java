package pilotregistry.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.TotalHitCountCollectorManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotregistry.language.CodedException;

class TurnTests {

    @Test
    void refusesMoreAtOnceThanThereAreTurns() throws Exception {
        var turns = new Turn.Turns(1, Duration.ofSeconds(30), Duration.ofMillis(20));
        var taken = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        try (var other = Executors.newSingleThreadExecutor()) {
            var first = other.submit(() -> turns.take(turn -> {
                taken.countDown();
                await(done);
                return turns.take(again -> "within its own turn");
            }));
            taken.await();
            assertThatExceptionOfType(CodedException.class)
                    .isThrownBy(() -> turns.take(turn -> "two at once"))
                    .satisfies(busy -> assertThat(busy.code()).isEqualTo("SEARCH_BUSY"));
            done.countDown();
            assertThat(first.get()).isEqualTo("within its own turn");
        }
        assertThat(turns.<String>take(turn -> "free again")).isEqualTo("free again");
    }

    @Test
    void endsWhatTakesTooLong(@TempDir Path folder) throws IOException {
        var turns = new Turn.Turns(1, Duration.ZERO, Duration.ofMillis(20));
        var documents = new CaseDocument(SearchFixtures.ANALYSIS, SearchFixtures.REFERENCE);
        try (var index = CaseIndex.empty(folder)) {
            for (var judged : JudgedSet.cases()) {
                index.put(judged.card(), documents);
            }
            index.commit(1, "test", true);
            var searcher = index.read(each -> each);
            assertThat(turns.<Boolean>take(turn -> {
                        var timed = searcher.during(turn);
                        timed.search(MatchAllDocsQuery.INSTANCE, 10);
                        return timed.timedOut();
                    }))
                    .isTrue();
            assertThatExceptionOfType(CodedException.class)
                    .isThrownBy(() -> turns.take(turn -> searcher.inOne()
                            .search(
                                    MatchAllDocsQuery.INSTANCE,
                                    new Timed<>(new TotalHitCountCollectorManager(searcher.getSlices())))))
                    .satisfies(over -> assertThat(over.code()).isEqualTo("SEARCH_TIMED_OUT"));
        }
    }

    @Test
    void asksForFewClausesWhateverIsWritten() {
        for (var text : List.of("水".repeat(199), "渗碳硅砷硼氟".repeat(33), "节 能 减 排 ".repeat(24), "中水回用 ".repeat(39))) {
            var question = Question.of(text, SearchFixtures.ANALYSIS);
            assertThat(question).isNotNull();
            assertThat(question.units()).hasSizeLessThanOrEqualTo(24).doesNotHaveDuplicates();
            assertThat(question.units()).allMatch(unit -> unit.surface().length() <= 16);
        }
        var words = new StringBuilder();
        for (int each = 0; each < 40; each++) {
            words.append(" w").append(each);
        }
        var long40 = Question.of(words.toString(), SearchFixtures.ANALYSIS);
        assertThat(long40).isNotNull();
        assertThat(long40.units()).hasSize(24);
        assertThat(long40.leftOut()).hasSize(16).contains("w39");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
