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
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import pilotregistry.PilotRegistry;
import pilotregistry.casestudy.CaseLibrary;
import pilotregistry.casestudy.CaseStudyId;
import pilotregistry.casestudy.ManyCases;
import pilotregistry.connection.PageRequest;
import pilotregistry.reference.ReferenceLists;
import tools.jackson.databind.json.JsonMapper;

/// Measures the search over synthetic cases: `bench/search.sh` says how it is run.
///
/// One question, three ways, one after the other: Lucene alone (the same query, three facets, top 20, where each hit
/// matches; no texts, no database), the search in process, and GraphQL over HTTP.
final class SearchBenchmark {

    private static final int MEASURED = Integer.getInteger("rounds", 1_000);
    private static final int WARM_UP = MEASURED * 2 / 5;
    private static final Set<CaseDimension> THREE =
            EnumSet.of(CaseDimension.INDUSTRY, CaseDimension.PROVINCE, CaseDimension.METRIC);
    private static final String DOCUMENT = """
            query($text: String!) { searchCaseStudies(text: $text, first: 20) { totalCount
              facets(dimensions: [INDUSTRY, PROVINCE, METRIC]) { dimension values { value label count } }
              edges { score highlights { part html } node { id number } } } }""";

    private final ConfigurableApplicationContext registry;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
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
        var data = Files.createTempDirectory("bench");
        try (var measured = start(arguments[0], data, Path.of(arguments[1]), "--registry.search.follow=true")) {
            new SearchBenchmark(measured).measure(Path.of(arguments[1]));
        }
        System.exit(0);
    }

    static ConfigurableApplicationContext start(String mongo, Path data, Path index, String option) {
        return SpringApplication.run(
                PilotRegistry.class,
                "--spring.mongodb.uri=" + mongo,
                "--spring.mongodb.database=bench_search",
                "--registry.data=" + data,
                "--registry.search.directory=" + index,
                "--server.port=0",
                "--registry.rate.anonymous=1000000000",
                "--logging.level.root=warn",
                option);
    }

    // Of the cases only those are written to the database that an answer may show.
    private void fill(List<String> questions) {
        var ids = new TreeSet<CaseStudyId>(Comparator.comparing(CaseStudyId::value));
        questions.forEach(question -> ids.addAll(shown(question)));
        var library = registry.getBean(CaseLibrary.class);
        ids.removeAll(library.byId(ids).keySet());
        var texts = new BenchmarkTexts();
        registry.getBean(MongoTemplate.class)
                .insertAll(ids.stream()
                        .map(id -> BenchmarkIndex.number(id.value()))
                        .map(number -> ManyCases.published(number, texts.content(number)))
                        .toList());
        say("%d cases written to the database, those that answers show", ids.size());
    }

    private void measure(Path index) throws Exception {
        var follower = registry.getBean(Follower.class);
        long begun = System.nanoTime();
        while (follower.rebuilding()) {
            Thread.sleep(200);
        }
        say("%d cases in the index, opened in %.0f s", follower.documents(), seconds(begun));
        say("index %.1f MB, heap after collection %.0f MB, resident %.0f MB", size(index), heap(), resident());
        var texts = new BenchmarkTexts();
        var random = new Random(17);
        var questions =
                IntStream.range(0, 250).mapToObj(each -> texts.question(random)).toList();
        fill(questions);
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
        return find(text, (searcher, question, finding) -> {
            var explanations = new Explanations(searcher, question, finding);
            for (var hit : finding.hits()) {
                searcher.storedFields().document(hit.doc, Set.of(CaseDocument.ID));
                explanations.of(hit.doc);
            }
            return finding.total();
        });
    }

    private List<CaseStudyId> shown(String text) {
        return find(text, (searcher, question, finding) -> {
            var ids = new ArrayList<CaseStudyId>();
            for (var hit : finding.hits()) {
                ids.add(new CaseStudyId(
                        searcher.storedFields().document(hit.doc).get(CaseDocument.ID)));
            }
            return ids;
        });
    }

    private interface Telling<T> {
        T of(CaseSearcher searcher, Question question, Finding finding) throws IOException;
    }

    private <T> T find(String text, Telling<T> telling) {
        var question = Objects.requireNonNull(Question.of(text, registry.getBean(Analysis.class)));
        var reference = registry.getBean(ReferenceLists.class);
        return registry.getBean(Follower.class).at(null).read(searcher -> {
            var finding = new Finder(searcher, reference)
                    .find(
                            question,
                            CaseFilter.NONE,
                            CaseOrder.of(null, true, reference),
                            new Finder.Part(null, false, 21, THREE, true));
            return telling.of(searcher, question, finding);
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

    static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    static double size(Path folder) throws IOException {
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

    static void say(String format, Object... facts) {
        System.out.println(String.format(Locale.ROOT, format, facts));
    }
}
