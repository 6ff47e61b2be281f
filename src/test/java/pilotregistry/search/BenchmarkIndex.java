package pilotregistry.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.springframework.context.ConfigurableApplicationContext;
import pilotregistry.feed.Feed;

/// Builds the index of the benchmark straight from the synthetic texts, by the classes that the registry builds its own
/// with: only that no case is read from the database first.
final class BenchmarkIndex {

    private static final int PIECE = 10_000;
    private static final int KEPT = 100_000;

    private final Shelf shelf;
    private final Feed feed;
    private final CaseDocument documents;
    private final BenchmarkTexts texts = new BenchmarkTexts();

    BenchmarkIndex(ConfigurableApplicationContext registry) {
        this.shelf = registry.getBean(Shelf.class);
        this.feed = registry.getBean(Feed.class);
        this.documents = registry.getBean(CaseDocument.class);
    }

    /// Writes so many cases, or as many as the time is enough for; goes on where an earlier run ended. At a hundred
    /// thousand a copy is kept, to be measured while the rest is built.
    void build(Path folder, int cases, Duration longest) throws IOException {
        long begun = System.nanoTime();
        long worked = processorTime();
        int reached;
        try (var index =
                Files.isDirectory(folder) ? CaseIndex.reopened(folder, shelf.schema()) : CaseIndex.empty(folder)) {
            reached = index.documents();
            int before = reached;
            while (reached < cases && System.nanoTime() - begun < longest.toNanos()) {
                int to = Math.min(cases, reached + PIECE);
                add(index, reached, to);
                reached = to;
                if (reached % KEPT == 0) {
                    index.commit(feed.newest(), shelf.schema(), true);
                }
                if (reached == KEPT && reached < cases) {
                    copy(folder, folder.resolveSibling(folder.getFileName() + "-" + KEPT));
                }
                say(reached, reached - before, begun, worked);
            }
            index.commit(feed.newest(), shelf.schema(), true);
        }
        SearchBenchmark.say("index %.1f MB", SearchBenchmark.size(folder));
    }

    private static void say(int reached, int written, long begun, long worked) {
        SearchBenchmark.say(
                "%d cases, %d of them in %.0f s, %.0f a second; %.0f a second of processor time",
                reached,
                written,
                SearchBenchmark.seconds(begun),
                written / SearchBenchmark.seconds(begun),
                written / ((processorTime() - worked) / 1e9));
    }

    private void add(CaseIndex index, int from, int to) {
        var next = new AtomicInteger(from);
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .parallel()
                .forEach(worker -> {
                    for (int number = next.incrementAndGet(); number <= to; number = next.incrementAndGet()) {
                        add(index, number);
                    }
                });
    }

    private void add(CaseIndex index, int number) {
        try {
            index.add(card(number), documents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CaseCard card(int number) {
        return new CaseCard(
                id(number), "CS-2024-%04d".formatted(number), texts.content(number), null, Set.of(), true, 0);
    }

    public static void main(String[] arguments) throws IOException {
        try (var registry = SearchBenchmark.start(
                arguments[1],
                Files.createTempDirectory("bench"),
                Path.of("unused"),
                "--registry.search.follow=false")) {
            new BenchmarkIndex(registry)
                    .build(
                            Path.of(arguments[2]),
                            Integer.parseInt(arguments[0]),
                            Duration.ofMinutes(Integer.getInteger("minutes", 600)));
        }
        System.exit(0);
    }

    static String id(int number) {
        return "case_%08d".formatted(number);
    }

    static int number(String id) {
        return Integer.parseInt(id.substring(id.indexOf('_') + 1));
    }

    // The files of the last commit stay until there is another.
    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var directory = FSDirectory.open(from);
                var reader = DirectoryReader.open(directory)) {
            for (var file : reader.getIndexCommit().getFileNames()) {
                Files.copy(from.resolve(file), to.resolve(file));
            }
        }
    }

    private static long processorTime() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
