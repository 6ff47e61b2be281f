package pilotregistry.history;

import com.mongodb.client.MongoClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.bson.Document;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import pilotregistry.PilotRegistry;

/// Measures the history over synthetic records: `bench/history.sh` says how it is run.
final class HistoryBenchmark {

    private static final int CHANGES = 4;
    private static final int WRITERS = 8;

    private HistoryBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int events = Integer.parseInt(arguments[0]);
        var folder = Files.createTempDirectory("bench");
        try (var registry = new SpringApplicationBuilder(PilotRegistry.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.mongodb.uri=" + arguments[1],
                        "--spring.mongodb.database=bench_history",
                        "--registry.data=" + folder,
                        "--registry.search.follow=false",
                        "--logging.level.root=warn")) {
            var client = registry.getBean(MongoClient.class);
            client.getDatabase("bench_history_memos").drop();
            measure(
                    new Ledgerbook(client, registry.getBean(MongoConverter.class), "bench_history_memos", folder),
                    events,
                    folder);
            client.getDatabase("bench_history_memos").drop();
            client.getDatabase("bench_history").drop();
        }
        System.exit(0);
    }

    private static void measure(Ledgerbook book, int events, Path folder) throws Exception {
        write(book, events / (CHANGES + 1));
        say("copied to the feed", timed(() -> {
            book.drain();
            return book.mongo.getCollection("events").countDocuments();
        }));
        var stats = book.mongo.getDb().runCommand(new Document("collStats", "events"));
        System.out.printf(
                Locale.ROOT,
                "events: %d, %d bytes each, %.1f MB stored%n",
                stats.getInteger("count"),
                stats.getInteger("avgObjSize"),
                ((Number) stats.get("storageSize")).doubleValue() / 1e6);
        say("root signed", timed(() -> {
            book.day(0, 0);
            return book.roots.newest().orElseThrow().size();
        }));
        say("verified, untouched", timed(() -> faults(book)));
        var middle = book.event(events / 2);
        var changed = Document.parse(middle.toJson());
        changed.get("event", Document.class).put("act", "takeMema");
        book.mongo
                .getCollection("events")
                .updateOne(
                        new Document("_id", (long) events / 2),
                        new Document("$set", new Document("event.act", "takeMema")));
        say("verified, one byte changed", timed(() -> faults(book)));
        book.verification.ofAll().faults().forEach(System.out::println);
        book.put(middle);
        say("one proof of inclusion, the first", timed(() -> proof(book, events)));
        say("one proof of inclusion, later", timed(() -> proof(book, events)));
        offline(book, folder);
    }

    private static void write(Ledgerbook book, int memos) throws Exception {
        var times = new long[memos * (CHANGES + 1)];
        long begun = System.nanoTime();
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            IntStream.range(0, memos)
                    .forEach(i -> writers.submit(() -> {
                        var id = new Memo.MemoId[1];
                        times[i * (CHANGES + 1)] = timed(() -> {
                            id[0] = book.take();
                            return 1;
                        })[0];
                        for (int j = 1; j <= CHANGES; j++) {
                            times[i * (CHANGES + 1) + j] = timed(() -> {
                                book.change(id[0]);
                                return 1;
                            })[0];
                        }
                    }));
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "written: %d in %.1f s, p50 %.1f ms, p99 %.1f ms%n",
                times.length,
                seconds,
                times[times.length / 2] / 1e6,
                times[times.length * 99 / 100] / 1e6);
    }

    private static long faults(Ledgerbook book) {
        return book.verification.ofAll().faults().size();
    }

    private static long proof(Ledgerbook book, int events) {
        var size = book.roots.newest().orElseThrow().size();
        return Merkle.inclusion(events / 3, size, book.tree.upTo(size)).size();
    }

    private static void offline(Ledgerbook book, Path folder) throws Exception {
        var export = folder.resolve("export.ndjson");
        try (var out = Files.newBufferedWriter(export)) {
            for (var entry : book.mongo.getCollection("events").find().sort(new Document("_id", 1))) {
                var hash = entry.getEmbedded(List.of("event", "hash"), String.class);
                out.write("{\"position\":" + entry.getLong("_id") + ",\"hash\":\"" + hash + "\"}\n");
            }
        }
        var root = book.roots.newest().orElseThrow();
        var roots = Files.writeString(
                folder.resolve("roots.json"),
                new Document("date", root.day())
                        .append("size", root.size())
                        .append("jws", root.jws())
                        .toJson());
        Files.writeString(roots, "[" + Files.readString(roots) + "]");
        var keys =
                Files.writeString(folder.resolve("keys.json"), book.roots.keys().toString(true));
        say("export verified offline", timed(() -> {
            try {
                return ExportCheck.of(export, roots, keys).faults().size();
            } catch (java.io.IOException | java.text.ParseException e) {
                throw new IllegalStateException(e);
            }
        }));
    }

    /// Nanoseconds, and what came of it.
    private static long[] timed(LongSupplier work) {
        long begun = System.nanoTime();
        var result = work.getAsLong();
        return new long[] {System.nanoTime() - begun, result};
    }

    private static void say(String what, long[] timed) {
        System.out.printf(Locale.ROOT, "%s: %.3f s (%d)%n", what, timed[0] / 1e9, timed[1]);
    }
}
