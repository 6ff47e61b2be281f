package pilotregistry.search;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import pilotregistry.PilotRegistry;
import pilotregistry.casestudy.CaseStudy;
import pilotregistry.casestudy.ManyCases;
import pilotregistry.connection.PageRequest;
import pilotregistry.reference.ReferenceLists;
import tools.jackson.databind.json.JsonMapper;

/// Measures the search over synthetic cases: `bench/search.sh` says how it is run.
///
/// One question, three ways, one after the other: Lucene alone (the same query, three facets, top 20, where each hit
/// matches; no texts, no database), the search in process, and GraphQL over HTTP.
final class SearchBenchmark {

    private static final int WARM_UP = 400;
    private static final int MEASURED = 1_000;
    private static final Set<CaseDimension> THREE =
            EnumSet.of(CaseDimension.INDUSTRY, CaseDimension.PROVINCE, CaseDimension.METRIC);
    private static final String DOCUMENT = """
            query($text: String!) { searchCaseStudies(text: $text, first: 20) { totalCount
              facets(dimensions: [INDUSTRY, PROVINCE, METRIC]) { dimension values { value label count } }
              edges { score highlights { part html } node { id number } } } }""";

    private final ConfigurableApplicationContext registry;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI graphql;

    private SearchBenchmark(ConfigurableApplicationContext registry) {
        this.registry = registry;
        this.graphql = URI.create(
                "http://127.0.0.1:" + registry.getEnvironment().getProperty("local.server.port") + "/graphql");
    }

    interface Way {
        long answers(String text) throws IOException, InterruptedException;
    }

    public static void main(String[] arguments) throws Exception {
        int cases = Integer.parseInt(arguments[0]);
        var mongo = arguments[1];
        var folder = Files.createTempDirectory("bench");
        var database = "bench_search_" + cases;
        var options = new ArrayList<>(List.of(
                "--spring.mongodb.uri=" + mongo,
                "--spring.mongodb.database=" + database,
                "--registry.data=" + folder,
                "--server.port=0",
                "--logging.level.root=warn"));
        try (var filling = start(options, folder.resolve("empty"))) {
            fill(filling.getBean(MongoTemplate.class), cases);
        }
        var index = arguments.length > 2 ? Path.of(arguments[2]) : folder.resolve("search");
        long begun = System.nanoTime();
        try (var measured = start(options, index)) {
            new SearchBenchmark(measured).measure(cases, begun, index);
        }
        System.exit(0);
    }

    private static ConfigurableApplicationContext start(List<String> options, Path index) {
        var all = new ArrayList<>(options);
        all.add("--registry.search.directory=" + index);
        return SpringApplication.run(PilotRegistry.class, all.toArray(String[]::new));
    }

    private static void fill(MongoTemplate mongo, int cases) {
        long there = mongo.estimatedCount(CaseStudy.class);
        if (there >= cases) {
            say("%d cases are there", there);
            return;
        }
        mongo.dropCollection(CaseStudy.class);
        var texts = new BenchmarkTexts();
        long begun = System.nanoTime();
        for (int from = 1; from <= cases; from += 5_000) {
            mongo.insertAll(IntStream.range(from, Math.min(cases + 1, from + 5_000))
                    .parallel()
                    .mapToObj(number -> ManyCases.published(number, texts.content(number)))
                    .toList());
        }
        say("%d synthetic cases written to the database in %.0f s", cases, seconds(begun));
    }

    private void measure(int cases, long begun, Path index) throws Exception {
        var follower = registry.getBean(Follower.class);
        while (follower.documents() < cases) {
            Thread.sleep(200);
        }
        say("%d cases indexed in %.0f s with the start, %.0f cases/s", cases, seconds(begun), cases / seconds(begun));
        say("index %.1f MB, heap after collection %.0f MB, resident %.0f MB", size(index), heap(), resident());
        var texts = new BenchmarkTexts();
        var random = new Random(17);
        var questions =
                IntStream.range(0, 250).mapToObj(each -> texts.question(random)).toList();
        var ways = new java.util.LinkedHashMap<String, Way>();
        ways.put("bare Lucene", this::bare);
        ways.put("in process", this::inProcess);
        ways.put("GraphQL over HTTP", this::overHttp);
        var times = new java.util.LinkedHashMap<String, long[]>();
        ways.keySet().forEach(name -> times.put(name, new long[MEASURED]));
        long hits = 0;
        for (int round = 0; round < WARM_UP + MEASURED; round++) {
            for (var way : ways.entrySet()) {
                long start = System.nanoTime();
                long total = way.getValue().answers(questions.get(round % questions.size()));
                if (round >= WARM_UP) {
                    times.get(way.getKey())[round - WARM_UP] = System.nanoTime() - start;
                    hits += way.getKey().equals("bare Lucene") ? total : 0;
                }
            }
        }
        say("%d questions, %.0f hits each on average", MEASURED, (double) hits / MEASURED);
        var limit = times.get("bare Lucene");
        times.values().forEach(Arrays::sort);
        times.forEach((name, all) -> say(
                "%-18s p50 %7.2f ms  p90 %7.2f ms  p99 %7.2f ms   %.2f x and %.2f x bare Lucene at p50 and p99",
                name,
                millis(all, 50),
                millis(all, 90),
                millis(all, 99),
                millis(all, 50) / millis(limit, 50),
                millis(all, 99) / millis(limit, 99)));
        say("after it: heap %.0f MB, resident %.0f MB", heap(), resident());
    }

    private long bare(String text) {
        var question = Question.of(text, registry.getBean(Analysis.class));
        var reference = registry.getBean(ReferenceLists.class);
        return registry.getBean(Follower.class).at(null).read(searcher -> {
            var finding = new Finder(searcher, reference)
                    .find(
                            question,
                            CaseFilter.NONE,
                            CaseOrder.of(null, true, reference),
                            new Finder.Part(null, false, 20, THREE, true));
            var explanations = new Explanations(searcher, question, finding);
            for (var hit : finding.hits()) {
                searcher.storedFields().document(hit.doc, Set.of(CaseDocument.ID));
                explanations.of(hit.doc);
            }
            return finding.total();
        });
    }

    private long inProcess(String text) {
        var request = new CaseRequest(
                text, CaseFilter.NONE, null, new PageRequest(20, null, null, null), null, THREE, true, true, false);
        return registry.getBean(CaseSearch.class).find(request).page().totalCount();
    }

    private long overHttp(String text) throws IOException, InterruptedException {
        var body = JsonMapper.shared().writeValueAsString(Map.of("query", DOCUMENT, "variables", Map.of("text", text)));
        var request = HttpRequest.newBuilder(graphql)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        if (!answer.contains("totalCount")) {
            throw new IllegalStateException(answer);
        }
        return answer.length();
    }

    private static double millis(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static double size(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum() / 1e6;
        }
    }

    private static double heap() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }

    private static double resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1e3)
                .findFirst()
                .orElse(0);
    }

    private static void say(String format, Object... facts) {
        System.out.println(String.format(Locale.ROOT, format, facts));
    }
}
