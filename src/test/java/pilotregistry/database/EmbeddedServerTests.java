package pilotregistry.database;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("embedded")
class EmbeddedServerTests {

    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    private void withRecords(Consumer<MongoCollection<Document>> use) {
        try (var server = new EmbeddedServer(folder);
                var client = MongoClients.create(server.connectionString())) {
            use.accept(client.getDatabase("registry").getCollection("records"));
        }
    }

    private long fileSize() {
        try {
            return Files.size(folder.resolve("registry.mv"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void givesBackAfterARestartWhatItHeld() {
        var record = new Document("_id", "a").append("code", 1);
        withRecords(records -> {
            records.createIndex(Indexes.ascending("code"), new IndexOptions().unique(true));
            records.insertOne(record);
        });
        withRecords(records -> {
            assertThat(records.find().into(new ArrayList<>())).containsExactly(record);
            assertThatExceptionOfType(MongoWriteException.class)
                    .isThrownBy(() -> records.insertOne(new Document("_id", "b").append("code", 1)));
        });
    }

    @Test
    void saysThatAnotherProcessHasTheFile() throws IOException {
        var other = EmbeddedWriter.start(folder, 0);
        try {
            assertThat(other.errorReader().readLine()).matches("0-\\d-0");
            assertThatExceptionOfType(DatabaseInUse.class)
                    .isThrownBy(() -> withRecords(records -> {}))
                    .withMessageContaining("另一个进程正在使用")
                    .withMessageContaining("Another process is using")
                    .withMessageContaining(folder.toString());
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void losesNothingItAcknowledgedWhenItIsKilled() throws Exception {
        for (var trial = 0; trial < 3; trial++) {
            var generation = trial;
            var writer = EmbeddedWriter.start(folder, generation);
            var acknowledged = acknowledgedUntilKilled(writer);
            withRecords(records -> {
                assertThat(acknowledged)
                        .allSatisfy(id ->
                                assertThat(records.find(eq("_id", id)).first()).isNotNull());
                assertNothingIsHalfWritten(records, acknowledged, generation);
            });
        }
    }

    private static List<String> acknowledgedUntilKilled(Process writer) throws Exception {
        try (BufferedReader lines = writer.errorReader()) {
            var acknowledged = new ArrayList<String>();
            while (acknowledged.size() < 100) {
                acknowledged.add(lines.readLine());
            }
            // By its handle: Process.destroyForcibly would close the stream with what is still to be read in it.
            writer.toHandle().destroyForcibly();
            lines.lines().forEach(acknowledged::add);
            writer.waitFor();
            return acknowledged;
        }
    }

    // What each writer was at when it was killed is there with its index entry, or neither is.
    private static void assertNothingIsHalfWritten(
            MongoCollection<Document> records, List<String> acknowledged, int generation) {
        var written = acknowledged.stream().collect(groupingBy(id -> id.charAt(2) - '0', counting()));
        for (var writer = 0; writer < EmbeddedWriter.WRITERS; writer++) {
            var next = EmbeddedWriter.record(
                    generation, writer, written.getOrDefault(writer, 0L).intValue());
            var copy = new Document(next).append("_id", "copy of " + next.getString("_id"));
            if (records.find(eq("_id", next.getString("_id"))).first() instanceof Document kept) {
                assertThat(kept).isEqualTo(next);
                assertThatExceptionOfType(MongoWriteException.class).isThrownBy(() -> records.insertOne(copy));
            } else {
                records.insertOne(copy);
            }
        }
    }

    @Test
    void keepsTheFileASmallMultipleOfWhatItHolds() {
        withRecords(records -> {
            IntStream.range(0, 200)
                    .forEach(i -> records.insertOne(
                            new Document("_id", i).append("version", 0).append("text", "方案".repeat(400))));
            IntStream.range(0, 2_000)
                    .forEach(i ->
                            records.updateOne(and(eq("_id", i % 200), eq("version", i / 200)), inc("version", 1)));
            assertThat(records.countDocuments(eq("version", 10))).isEqualTo(200);
            // Half a megabyte of text; each update writes some 25 KB, 50 MB in all.
            assertThat(fileSize()).isLessThan(20 * MEGABYTE);
        });
    }
}
