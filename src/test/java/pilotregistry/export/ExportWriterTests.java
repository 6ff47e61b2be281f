package pilotregistry.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pilotregistry.StoryClock.START;

import java.io.IOException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.batch.BatchRegister;
import pilotregistry.ledger.Author;
import pilotregistry.ledger.Command;
import pilotregistry.pilot.PilotRegister;

/// A node that writes an export stops, at any row; another one takes over.
@RegistryTest
class ExportWriterTests {

    private static final int ROWS = 12;
    private static final int PART = 100;

    @LocalServerPort
    int port;

    @Autowired
    BatchRegister batches;

    @Autowired
    PilotRegister pilots;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Exports exports;

    @Autowired
    ExportRuns runs;

    @Autowired
    RowSources sources;

    @Autowired
    ExportFiles files;

    @Autowired
    Columns columns;

    @Autowired
    ExportWriter writer;

    @Autowired
    StoryClock clock;

    private ExportStory story;
    private Caller analyst;

    @BeforeEach
    void pilotsToWrite() {
        story = new ExportStory(batches, pilots, clock);
        for (int i = 0; i < ROWS; i++) {
            story.pilot("第" + i + "号试点");
        }
        analyst = Caller.person(port, "zhao.mee");
    }

    @Test
    void goesOnBehindTheLastPartThatIsWhole() {
        var whole = ExportStory.file(analyst, story.done(analyst, asked()));
        for (int row : List.of(0, 1, 5, 7, ROWS - 1)) {
            var run = taken(1);
            var job = run.id();
            stopsAt(row, run);
            assertThat(story.job(analyst, job.value()).get("file").isNull()).isTrue();
            clock.advance(Duration.ofMinutes(2));
            writer.write(job);
            var done = story.ended(analyst, job.value());
            assertThat(done.get("status").asString()).as("stopped at " + row).isEqualTo("DONE");
            assertThat(ExportStory.file(analyst, done)).isEqualTo(whole);
            assertThat(done.at("/file/rows").asInt()).isEqualTo(ROWS);
            assertThat(leftOver(job)).isZero();
        }
    }

    @Test
    void writesNoRowTwiceWhenAllWasWrittenButNotRecorded() throws IOException {
        var whole = ExportStory.file(analyst, story.done(analyst, asked()));
        for (int part : List.of(PART, PART * ROWS)) {
            var run = taken(1);
            write(run, part, code -> code);
            clock.advance(Duration.ofMinutes(2));
            writer.write(run.id());
            var done = story.ended(analyst, run.id().value());
            assertThat(ExportStory.file(analyst, done)).isEqualTo(whole);
            assertThat(done.at("/file/rows").asInt()).isEqualTo(ROWS);
        }
    }

    @Test
    void isWrittenByOneNodeAtATime() {
        var job = new ExportId("export_" + UUID.randomUUID());
        var run = runs.claim(job).orElseThrow();
        var other = new ExportRuns(mongo, clock, Duration.ofSeconds(60));
        assertThat(other.claim(job)).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        var taken = other.claim(job).orElseThrow();
        assertThatThrownBy(() -> runs.keep(run, run.held(runs.until(), 1))).isInstanceOf(ExportRuns.Overtaken.class);
        other.keep(taken, taken.held(other.until(), 1));
        other.release(taken);
    }

    @Test
    void failsAfterSeveralAttempts() {
        var job = taken(6).id();
        clock.advance(Duration.ofMinutes(2));
        writer.write(job);
        var ended = story.ended(analyst, job.value());
        assertThat(ended.get("status").asString()).isEqualTo("FAILED");
        assertThat(ended.get("failure").asString()).isEqualTo("BROKEN");
    }

    @Test
    void keepsFilesForAWeek() {
        var job = story.done(analyst, asked());
        clock.advance(Duration.ofDays(7));
        exports.expire();
        var expired = story.job(analyst, job.get("id").asString());
        assertThat(expired.get("status").asString()).isEqualTo("EXPIRED");
        assertThat(expired.get("file").isNull()).isTrue();
        assertThat(ExportStory.get(analyst, job.at("/file/path").asString()).statusCode())
                .isEqualTo(404);
        clock.set(StoryClock.START);
    }

    private Map<String, Object> asked() {
        return ExportStory.input(story.ours(), "CSV", "columns", List.of("code", "name", "type", "status"));
    }

    /// An export that the queue leaves alone as long as the clock stands still: another node has it.
    private ExportRun taken(int attempts) {
        var key = UUID.randomUUID().toString();
        var command = new Command("requestExport", new Author(subject(), null, null), key, "", null, false, START);
        var id = new ExportId(command.newId(ExportId.PREFIX));
        var held = mongo.insert(new ExportRun(id, "another", runs.until(), attempts, null, 0, 0, List.of(), null, 0));
        assertThat(story.request(analyst, withKey(key)).at("/export/id").asString())
                .isEqualTo(id.value());
        return held;
    }

    private Map<String, Object> withKey(String key) {
        var input = new HashMap<>(asked());
        input.put("idempotencyKey", key);
        return input;
    }

    private String subject() {
        return analyst.data("{ viewer { subject } }").at("/viewer/subject").asString();
    }

    private void stopsAt(int row, ExportRun claimed) {
        var count = new AtomicInteger();
        assertThatThrownBy(() -> write(claimed, PART, code -> {
                    if (count.getAndIncrement() == row) {
                        throw new IllegalStateException("stopped");
                    }
                    return code;
                }))
                .hasMessage("stopped");
    }

    private void write(ExportRun claimed, int part, UnaryOperator<String> codes) throws IOException {
        var wish = exports.start(claimed.id()).orElseThrow().wish();
        var shown = new ArrayList<>(columns.of(wish.list(), wish.columns()));
        var code = shown.getFirst();
        shown.set(0, new Column("code", "entry.code", Column.Source.UNIT, code.description()));
        var table = new Table(shown, new Column.Context(YearMonth.of(2023, 3), codes));
        var run = runs.keep(claimed, claimed.anew(ROWS, 0));
        var parts = new Parts(files, claimed.id(), ExportWriter.sha256());
        new Pen(runs, run, parts, RowWriter.of(wish, table, parts), part).write(sources.of(wish), table);
    }

    private long leftOver(ExportId id) {
        return mongo.count(Query.query(Criteria.where("_id").is(id)), ExportRun.class);
    }
}
