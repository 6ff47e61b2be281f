package pilotregistry.report;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import pilotregistry.PilotRegistry;
import tools.jackson.databind.json.JsonMapper;

/// Measures reports over synthetic outcomes: `bench/reports.sh` says how it is run.
///
/// One report, two ways, by turns: the bare aggregation of MongoDB (a match, a group, sums and counts, and none of the
/// rules by which effects count once), and GraphQL over HTTP.
final class ReportsBenchmark {

    private static final int WARM_UP = 1;
    private static final int MEASURED = 5;
    private static final int OF_ONE_PILOT_AND_METRIC = 10;
    private static final List<String> METRICS = List.of(
            "cod_reduced",
            "ammonia_nitrogen_reduced",
            "phosphorus_reduced",
            "vocs_reduced",
            "so2_reduced",
            "nox_reduced",
            "particulates_reduced",
            "co2_reduced",
            "water_saved",
            "wastewater_reduced",
            "material_saved",
            "electricity_saved",
            "solid_waste_reduced",
            "hazardous_waste_reduced",
            "economic_benefit",
            "investment",
            "audit_cost",
            "audit_time_saved",
            "audit_cost_saved_pct",
            "unit_energy_drop");
    private static final List<String> PROVINCES =
            List.of("110000", "120000", "130000", "320000", "330000", "350000", "370000", "420000", "440000", "510000");
    private static final List<String> INDUSTRIES =
            List.of("STEEL", "PAPER", "DYEING", "ELECTROPLATING", "API", "OTHER");
    private static final List<String> TYPES = List.of("KEY_INDUSTRY", "PARK_CLUSTER", "SIMPLIFIED", "REGION_WATERSHED");
    private static final String TOTALS =
            "{ benefitTotals(groupBy: %s) { asOf { feedPosition } groups { name part { kind code }"
                    + " totals { metric { key name } sum unit count confirmedCount confirmedSum leftOut { reason count sum } } } } }";
    private static final String EFFICIENCY = "{ auditEfficiency(groupBy: %s) { groups { name figures {"
            + " metric { key } count confirmedCount sum mean median lowest highest } } } }";
    private static final String FROM_THE_BOOK = "{ benefitTotals(groupBy: %s, filter: {verification: {ne: DISPUTED}}) {"
            + " groups { name totals { metric { key } sum count confirmedSum } } } }";

    private final MongoTemplate mongo;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI graphql;

    private ReportsBenchmark(ConfigurableApplicationContext registry) {
        mongo = registry.getBean(MongoTemplate.class);
        graphql = URI.create(
                "http://127.0.0.1:" + registry.getEnvironment().getProperty("local.server.port") + "/graphql");
    }

    public static void main(String[] arguments) throws Exception {
        int outcomes = Integer.parseInt(arguments[0]);
        var folder = Files.createTempDirectory("bench");
        var options = new ArrayList<>(List.of(
                "--spring.mongodb.uri=" + arguments[1],
                "--spring.mongodb.database=bench_reports",
                "--registry.data=" + folder,
                "--registry.search.directory=" + folder.resolve("search"),
                "--registry.limits.time=10m",
                "--registry.rate.anonymous=1000000000",
                "--server.port=0",
                "--logging.level.root=warn"));
        var filling = new ArrayList<>(options);
        filling.add("--registry.report.follow=false");
        boolean made;
        try (var empty = SpringApplication.run(PilotRegistry.class, filling.toArray(String[]::new))) {
            made = fill(empty.getBean(MongoTemplate.class), outcomes);
        }
        long begun = System.nanoTime();
        try (var measured = SpringApplication.run(PilotRegistry.class, options.toArray(String[]::new))) {
            var benchmark = new ReportsBenchmark(measured);
            benchmark.awaitFigures(begun, made);
            benchmark.measure();
        }
        System.exit(0);
    }

    private static boolean fill(MongoTemplate mongo, int outcomes) {
        var book = mongo.getCollection("outcomes");
        if (book.estimatedDocumentCount() >= outcomes) {
            say("%d outcomes are there", book.estimatedDocumentCount());
            return false;
        }
        long begun = System.nanoTime();
        book.deleteMany(new Document());
        mongo.getDb().listCollectionNames().into(new ArrayList<>()).stream()
                .filter(name -> name.startsWith("outcome_figures"))
                .forEach(name -> mongo.getCollection(name).drop());
        for (int from = 0; from < outcomes; from += 5_000) {
            book.insertMany(IntStream.range(from, Math.min(outcomes, from + 5_000))
                    .mapToObj(ReportsBenchmark::outcome)
                    .toList());
        }
        say("%d synthetic outcomes written in %.0f s", outcomes, seconds(begun));
        return true;
    }

    // The first of a pilot and metric is the pilot's own figure, in every third of them; the others are of enterprises.
    private static Document outcome(int number) {
        var random = new Random(number);
        int within = number % OF_ONE_PILOT_AND_METRIC;
        int subject = number / OF_ONE_PILOT_AND_METRIC;
        int pilot = subject / METRICS.size();
        var metric = METRICS.get(subject % METRICS.size());
        var whole = within == 0 && subject % 3 == 0;
        var enterprise = whole
                ? null
                : new Document("name", "合成企业 " + within)
                        .append("socialCreditCode", "91BENCH" + (100_000 + pilot) + within);
        var value = new Decimal128(BigDecimal.valueOf(100 + random.nextInt(9_000), 2));
        var confirmed = random.nextInt(3) > 0;
        return new Document("_id", "outcome_bench" + number)
                .append("version", 2L)
                .append(
                        "subject",
                        new Document("pilot", "pilot_bench" + pilot)
                                .append("enterprise", enterprise)
                                .append("metric", metric)
                                .append("period", new Document()))
                .append("pilot", pilot(pilot))
                .append("revisions", List.of(revision(value, confirmed)))
                .append("keys", keys(metric, value, confirmed, random.nextInt(20) == 0))
                .append(
                        "history",
                        new Document("sequence", 3L)
                                .append("head", "f".repeat(64))
                                .append("outbox", List.of()));
    }

    private static Document pilot(int pilot) {
        var province = PROVINCES.get(pilot % PROVINCES.size());
        var industries = pilot % 7 == 0
                ? List.of("DYEING", "ELECTROPLATING")
                : List.of(INDUSTRIES.get(pilot % INDUSTRIES.size()));
        return new Document("batch", "batch_" + (1 + pilot % 5))
                .append("type", TYPES.get(pilot % TYPES.size()))
                .append("leadProvince", pilot % 11 == 0 ? null : province)
                .append("provinces", pilot % 11 == 0 ? List.of("110000", "120000") : List.of(province))
                .append("industries", industries)
                .append("region", pilot % TYPES.size() == 3 ? "BTH" : null)
                .append("termEnd", 2020 + pilot % 5 + "-08")
                .append("bodies", List.of("organization_bench" + pilot))
                .append("passed", true)
                .append("historic", true)
                .append("demonstration", false);
    }

    private static Document revision(Decimal128 value, boolean confirmed) {
        var at = new Date(1_700_000_000_000L);
        var step = new Document("evidence", "核对了在线监测年报与审核报告的物料衡算；见附件。")
                .append("at", at)
                .append("body", "organization_bench");
        var steps = new ArrayList<Document>();
        steps.add(new Document(step).append("step", "VERIFY").append("role", "PROVINCIAL_ECOLOGY"));
        if (confirmed) {
            steps.add(new Document(step).append("step", "CONFIRM").append("role", "MINISTRY_ECOLOGY"));
        }
        var amount = new Document("value", value)
                .append("unit", "t/a")
                .append("canonical", value)
                .append("yearAssumed", false)
                .append("approximate", false);
        var report = new Document("amount", amount)
                .append("nature", "ACHIEVED")
                .append("note", "合成数据：按审核前后监测结果核算，基准期为上一年度。")
                .append("source", "合成");
        return new Document("number", 1)
                .append("report", report)
                .append("findings", List.of())
                .append("at", at)
                .append("body", "organization_bench")
                .append("role", "APPLICANT")
                .append("verifications", steps);
    }

    private static Document keys(String metric, Decimal128 value, boolean confirmed, boolean implausible) {
        var efficiency = metric.startsWith("audit_");
        return new Document("family", efficiency ? "AUDIT_EFFICIENCY" : "ENVIRONMENTAL_BENEFIT")
                .append("status", confirmed ? "CONFIRMED" : "PROVINCE_VERIFIED")
                .append("nature", "ACHIEVED")
                .append("value", value)
                .append("plausible", !implausible)
                .append("aYear", true)
                .append("open", true)
                .append("files", List.of());
    }

    private void awaitFigures(long begun, boolean made) throws InterruptedException {
        var position = mongo.getCollection("outcome_figures_1_position");
        while (position.countDocuments() == 0) {
            Thread.sleep(200);
        }
        say(
                "%d figures kept%s",
                mongo.getCollection("outcome_figures_1").estimatedDocumentCount(),
                made ? " after %.0f s, the start included".formatted(seconds(begun)) : "");
        var stats = mongo.getDb().runCommand(new Document("collStats", "outcomes"));
        say("outcomes: %.0f MB of documents", ((Number) stats.get("size")).doubleValue() / (1 << 20));
    }

    private void measure() throws Exception {
        measure("METRIC", TOTALS, new Document(), "$subject.metric");
        measure(
                "PROVINCE",
                TOTALS,
                new Document(),
                new Document("metric", "$subject.metric").append("part", "$pilot.leadProvince"));
        measure(
                "INDUSTRY",
                TOTALS,
                new Document(),
                new Document("metric", "$subject.metric").append("part", "$pilot.industries"));
        measure(
                "YEAR",
                TOTALS,
                new Document(),
                new Document("metric", "$subject.metric").append("part", "$pilot.termEnd"));
        var efficient = new Document(
                "subject.metric",
                new Document("$in", List.of("audit_cost", "audit_time_saved", "audit_cost_saved_pct")));
        measure("TYPE", EFFICIENCY, efficient, new Document("metric", "$subject.metric").append("part", "$pilot.type"));
        measure(
                "METRIC",
                FROM_THE_BOOK,
                new Document("keys.status", new Document("$ne", "DISPUTED")),
                "$subject.metric");
    }

    private void measure(String by, String document, Document matching, Object key) throws Exception {
        var match = new Document(matching).append("keys.open", true).append("pilot.demonstration", false);
        var confirmed = new Document("$eq", List.of("$keys.status", "CONFIRMED"));
        var group = new Document("_id", key)
                .append("count", new Document("$sum", 1))
                .append("sum", new Document("$sum", "$keys.value"))
                .append("confirmedCount", new Document("$sum", new Document("$cond", List.of(confirmed, 1, 0))))
                .append(
                        "confirmedSum",
                        new Document("$sum", new Document("$cond", List.of(confirmed, "$keys.value", 0))));
        var pipeline = List.of(new Document("$match", match), new Document("$group", group));
        var body = JsonMapper.shared().writeValueAsString(Map.of("query", document.formatted(by)));
        var bare = new long[MEASURED];
        var asked = new long[MEASURED];
        int warm = document.equals(FROM_THE_BOOK) ? 0 : WARM_UP;
        int rounds = warm == 0 ? 3 : warm + MEASURED;
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            mongo.getCollection("outcomes").aggregate(pipeline).into(new ArrayList<>());
            long between = System.nanoTime();
            ask(body);
            if (round >= warm) {
                bare[round - warm] = between - start;
                asked[round - warm] = System.nanoTime() - between;
            }
        }
        int measured = rounds - warm;
        var limit = Arrays.copyOf(bare, measured);
        var own = Arrays.copyOf(asked, measured);
        Arrays.sort(limit);
        Arrays.sort(own);
        say(
                "%-60s bare %7.0f ms   GraphQL %7.0f ms   %.2f x (median of %d; slowest %.0f and %.0f ms)",
                document.formatted(by).substring(2, 62),
                limit[measured / 2] / 1e6,
                own[measured / 2] / 1e6,
                (double) own[measured / 2] / limit[measured / 2],
                measured,
                limit[measured - 1] / 1e6,
                own[measured - 1] / 1e6);
    }

    private void ask(String body) throws Exception {
        var request = HttpRequest.newBuilder(graphql)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        if (answer.contains("\"errors\"")) {
            throw new IllegalStateException(answer.substring(0, Math.min(500, answer.length())));
        }
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void say(String text, Object... values) {
        System.out.println(text.formatted(values));
    }
}
