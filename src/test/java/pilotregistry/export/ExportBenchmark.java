package pilotregistry.export;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.types.Decimal128;
import pilotregistry.Caller;
import pilotregistry.RegistryProcess;
import pilotregistry.TestDatabase;
import tools.jackson.databind.JsonNode;

/// Measures the export of many outcomes against `mongoexport` of the same, and kills it in the middle:
/// `bench/export.sh` says how it is run.
final class ExportBenchmark {

    private static final String DATABASE = "bench_export";
    // No outcome of the historic pilots is of this one.
    private static final String BATCH = "batch_9001";
    private static final int AT_ONCE = 5_000;
    private static final String REQUEST = Caller.document("graphql-test/requestExport.graphql");
    private static final String JOB = Caller.document("graphql-test/exportJob.graphql");
    private static final String[] SETTINGS = {"--registry.exports.lease=10s"};

    private final int rows;
    private final String uri;
    private final String mongoexport;
    private final TestDatabase database;

    private ExportBenchmark(int rows, String uri, String mongoexport) throws IOException {
        this.rows = rows;
        this.uri = uri;
        this.mongoexport = mongoexport;
        this.database = new TestDatabase(Map.of(
                "spring.mongodb.uri", uri,
                "spring.mongodb.database", DATABASE,
                "registry.search.directory",
                        Files.createTempDirectory("bench-index").toString()));
    }

    public static void main(String[] arguments) throws Exception {
        new ExportBenchmark(Integer.parseInt(arguments[0]), arguments[1], arguments[2]).run();
    }

    private void run() throws Exception {
        try (var client = MongoClients.create(uri)) {
            client.getDatabase(DATABASE).drop();
            var registry = RegistryProcess.start(database, SETTINGS);
            seed(client);
            mongoexport("mongoexport, first");
            var first = measured(registry, "NDJSON");
            measured(registry, "CSV");
            mongoexport("mongoexport, second");
            killed(registry, first);
            client.getDatabase(DATABASE).drop();
        }
    }

    private void seed(MongoClient client) {
        var outcomes = client.getDatabase(DATABASE).getCollection("outcomes");
        var some = new ArrayList<Document>();
        for (int i = 0; i < rows; i++) {
            some.add(outcome(i));
            if (some.size() == AT_ONCE) {
                outcomes.insertMany(some);
                some.clear();
            }
        }
        if (!some.isEmpty()) {
            outcomes.insertMany(some);
        }
        System.out.printf("seeded %,d outcomes%n", rows);
    }

    private static Document outcome(int i) {
        var metrics =
                List.of("cod_reduced", "ammonia_nitrogen_reduced", "water_saved", "electricity_saved", "vocs_reduced");
        var value = new Decimal128(new java.math.BigDecimal(i % 100_000).movePointLeft(2));
        var amount = new Document("value", value).append("unit", "t/a").append("canonical", value);
        var report = new Document("amount", amount).append("nature", "ACHIEVED").append("note", "合成数据，第 " + i + " 行");
        var pilot = new Document("batch", BATCH)
                .append("type", "PARK_CLUSTER")
                .append("provinces", List.of("350000"))
                .append("industries", List.of("DYEING", "ELECTROPLATING"))
                .append("bodies", List.of())
                .append("demonstration", false);
        return new Document("_id", "outcome_bench_%07d".formatted(i))
                .append("version", 0L)
                .append(
                        "subject",
                        new Document("pilot", "pilot_bench_" + i % 10_000)
                                .append("enterprise", new Document("name", "某印染有限公司（合成）" + i % 5_000))
                                .append("metric", metrics.get(i % metrics.size()))
                                .append("period", new Document("start", "2023-01").append("end", "2023-12")))
                .append("pilot", pilot)
                .append("revisions", List.of(new Document("number", 1).append("report", report)))
                .append(
                        "keys",
                        new Document("family", "ENVIRONMENTAL_BENEFIT")
                                .append("status", "CONFIRMED")
                                .append("nature", "ACHIEVED")
                                .append("value", value)
                                .append("plausible", true)
                                .append("open", true))
                .append("history", new Document("sequence", 1L));
    }

    private JsonNode measured(RegistryProcess registry, String format) throws Exception {
        var caller = Caller.person(registry.uri("/").getPort(), "li.analyst");
        var memory = new TreeMap<Integer, Long>();
        var id = request(caller, format);
        var job = job(caller, id);
        while (!job.get("status").asString().equals("DONE")) {
            TimeUnit.MILLISECONDS.sleep(250);
            job = job(caller, id);
            memory.put((int) (job.at("/progress/rows").asLong() * 10 / rows), resident(registry));
        }
        var took = Duration.between(
                Instant.parse(job.get("startedAt").asString()),
                Instant.parse(job.get("endedAt").asString()));
        say(format, rows, took);
        System.out.println("  resident MB by tenths of the rows: " + memory);
        check(caller, job);
        return job;
    }

    private void check(Caller caller, JsonNode job) throws Exception {
        var begun = System.nanoTime();
        var digest = MessageDigest.getInstance("SHA-256");
        long lines = 0;
        var answer = Caller.send(caller.request(job.at("/file/path").asString()).GET(), BodyHandlers.ofInputStream());
        try (InputStream in = new DigestInputStream(new BufferedInputStream(answer.body(), 1 << 16), digest)) {
            var buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        var same = HexFormat.of()
                .formatHex(digest.digest())
                .equals(job.at("/file/sha256").asString());
        System.out.printf(
                "  downloaded %,d bytes, %,d lines in %.1f s; rows of the manifest %,d; SHA-256 %s%n",
                job.at("/file/bytes").asLong(),
                lines,
                (System.nanoTime() - begun) / 1e9,
                job.at("/file/rows").asLong(),
                same ? "equal" : "DIFFERENT");
    }

    private void killed(RegistryProcess registry, JsonNode whole) throws Exception {
        var before = Caller.person(registry.uri("/").getPort(), "li.analyst");
        var id = request(before, "NDJSON");
        long rowsThen = 0;
        while (rowsThen < rows / 2) {
            TimeUnit.MILLISECONDS.sleep(100);
            rowsThen = job(before, id).at("/progress/rows").asLong();
        }
        registry.kill();
        try (var second = RegistryProcess.start(database, SETTINGS)) {
            var after = Caller.person(second.uri("/").getPort(), "li.analyst");
            long least = rows;
            var job = job(after, id);
            System.out.printf("killed at %,d rows; then %s, file %s%n", rowsThen, job.get("status"), job.get("file"));
            while (!job.get("status").asString().equals("DONE")) {
                TimeUnit.MILLISECONDS.sleep(100);
                job = job(after, id);
                least = Math.min(least, job.at("/progress/rows").asLong(rows));
            }
            System.out.printf(
                    "went on with %,d rows, ended with %,d; SHA-256 %s the uninterrupted one's%n",
                    least,
                    job.at("/file/rows").asLong(),
                    job.at("/file/sha256").equals(whole.at("/file/sha256")) ? "equals" : "DIFFERS FROM");
            check(after, job);
        }
    }

    private void mongoexport(String name) throws Exception {
        var out = Files.createTempFile("mongoexport", ".json");
        var fields = new Columns()
                .of(ExportList.OUTCOMES).stream()
                        .map(column -> column.path().replace(".$last", ".0"))
                        .distinct()
                        .toList();
        var begun = System.nanoTime();
        var process = new ProcessBuilder(
                        mongoexport,
                        "--uri=" + uri,
                        "--db=" + DATABASE,
                        "--collection=outcomes",
                        "--query={\"pilot.batch\":\"" + BATCH + "\"}",
                        "--fields=" + String.join(",", fields),
                        "--quiet",
                        "--out=" + out)
                .inheritIO()
                .start();
        var code = process.waitFor();
        say(name, rows, Duration.ofNanos(System.nanoTime() - begun));
        System.out.printf("  exit %d, %,d bytes%n", code, Files.size(out));
        Files.delete(out);
    }

    private static void say(String what, long rows, Duration took) {
        System.out.printf(
                Locale.ROOT, "%s: %.1f s, %,.0f rows/s%n", what, took.toMillis() / 1e3, rows * 1e3 / took.toMillis());
    }

    private static String request(Caller caller, String format) {
        var input =
                ExportStory.input(Map.of("outcomes", Map.of("filter", Map.of("batch", Map.of("eq", BATCH)))), format);
        return caller.data(REQUEST, Map.of("input", input))
                .at("/requestExport/export/id")
                .asString();
    }

    private static JsonNode job(Caller caller, String id) {
        return caller.data(JOB, Map.of("id", id)).get("exportJob");
    }

    private static long resident(RegistryProcess registry) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + registry.pid() + "/status")).stream()
                        .filter(line -> line.startsWith("VmRSS"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024;
    }
}
