package pilotregistry.database;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.bson.Document;

/// A process that has the embedded database open and writes until it is killed; it tells each insert that was
/// acknowledged.
final class EmbeddedWriter {

    static final int WRITERS = 4;

    private EmbeddedWriter() {}

    static Process start(Path folder, int generation) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedWriter.class.getName(),
                        folder.toString(),
                        String.valueOf(generation))
                .redirectOutput(new File("/dev/null"))
                .start();
    }

    static Document record(int generation, int writer, int number) {
        var id = "%d-%d-%d".formatted(generation, writer, number);
        return new Document("_id", id).append("code", "code of " + id).append("text", "方案".repeat(200));
    }

    @SuppressWarnings("resource")
    public static void main(String[] arguments) {
        var server = new EmbeddedServer(Path.of(arguments[0]));
        var records = MongoClients.create(server.connectionString())
                .getDatabase("registry")
                .getCollection("records");
        records.createIndex(Indexes.ascending("code"), new IndexOptions().unique(true));
        var writers = Executors.newFixedThreadPool(WRITERS);
        for (var writer = 0; writer < WRITERS; writer++) {
            var own = writer;
            writers.execute(() -> write(records, Integer.parseInt(arguments[1]), own));
        }
    }

    private static void write(MongoCollection<Document> records, int generation, int writer) {
        for (var number = 0; ; number++) {
            var record = record(generation, writer, number);
            records.insertOne(record);
            // One write of one line: the kill cannot leave half of it. Standard output belongs to the log.
            System.err.writeBytes((record.getString("_id") + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
