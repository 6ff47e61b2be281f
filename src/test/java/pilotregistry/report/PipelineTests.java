package pilotregistry.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import tools.jackson.databind.JsonNode;

@RegistryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PipelineTests {

    private static final String PIPELINE = """
            query($batch: ID!, $filter: ApplicationFilter) { pipeline(batch: $batch, filter: $filter) {
              asOf { at feedPosition } batch { id } applicationCount
              states { status count medianDays longestDays longestWaiting { id } }
              provinces { province { code } applicationCount states { status count medianDays longestDays } } } }""";
    private static final Set<String> WAITING =
            Set.of("DRAFT", "FILED", "RETURNED", "RECOMMENDED", "SUBMITTED", "ACCEPTED");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    StoryClock clock;

    private ReportStory story;
    private AppliedStory applied;

    @BeforeAll
    void applicationsInEveryState() {
        story = new ReportStory(port, context);
        applied = new AppliedStory(story, context);
        applied.begin();
    }

    @BeforeEach
    void laterThatMonth() {
        applied.on(21);
    }

    @AfterEach
    void turnBack() {
        clock.set(StoryClock.START);
    }

    @Test
    void agreesWithACountOfTheStoredDocuments() {
        var fujian = ask("chen.eco");
        assertThat(states(fujian)).isEqualTo(plain(application -> filed(application) && in(application, "350000")));
        assertThat(states(fujian).keySet())
                .containsExactlyInAnyOrder("FILED", "RETURNED", "RECOMMENDED", "SUBMITTED", "ACCEPTED", "WITHDRAWN");
        assertThat(states(ask("zhao.mee"))).isEqualTo(plain(PipelineTests::submitted));
        assertThat(states(ask("li.analyst"))).isEqualTo(states(ask("zhao.mee")));
        assertThat(states(ask("he.eco"))).isEqualTo(plain(application -> in(application, "320000")));
    }

    @Test
    void tellsHowLongTheyHaveWaited() {
        var submitted = state(ask("zhao.mee"), "SUBMITTED");
        // since 11 March twice, and since the 14th
        assertThat(submitted.get("medianDays").asString()).isEqualTo("10");
        assertThat(submitted.get("longestDays").asInt()).isEqualTo(10);
        assertThat(submitted.at("/longestWaiting/id").asString()).startsWith("application_");
        assertThat(state(ask("zhao.mee"), "ACCEPTED").get("longestDays").asInt())
                .isEqualTo(6);
        assertThat(state(ask("chen.eco"), "SUBMITTED").get("medianDays").asString())
                .isEqualTo("8.5");
        assertThat(state(ask("chen.eco"), "RETURNED").get("longestDays").asInt())
                .isEqualTo(10);
        assertThat(state(ask("chen.eco"), "WITHDRAWN").get("medianDays").isNull())
                .isTrue();
    }

    @Test
    void partsByProvince() {
        assertThat(ReportStory.lines(ask("zhao.mee").get("provinces"), "/province/code", "/applicationCount"))
                .containsExactly("320000 1", "350000 4");
    }

    @Test
    void takesTheFiltersOfTheList() {
        var filter = Map.of("status", Map.of("in", List.of("SUBMITTED", "FILED")));
        var data = Caller.person(port, "chen.eco")
                .data(PIPELINE, Map.of("batch", applied.batchId().value(), "filter", filter));
        assertThat(data.at("/pipeline/applicationCount").asInt()).isEqualTo(3);
    }

    @Test
    void isForThoseWhoseBusinessItIs() {
        var batch = Map.of("batch", applied.batchId().value());
        assertThat(Caller.anonymous(port).code(PIPELINE, batch)).isEqualTo("UNAUTHENTICATED");
        assertThat(Caller.person(port, "lin.yuan").code(PIPELINE, batch)).isEqualTo("FORBIDDEN");
        assertThat(Caller.person(port, "qian.expert").code(PIPELINE, batch)).isEqualTo("FORBIDDEN");
        assertThat(Caller.person(port, "zhao.mee", "openid profile").code(PIPELINE, batch))
                .isEqualTo("SCOPE_MISSING");
        assertThat(Caller.person(port, "zhao.mee").code(PIPELINE, Map.of("batch", "batch_0")))
                .isEqualTo("NOT_FOUND");
    }

    private JsonNode ask(String person) {
        return Caller.person(port, person)
                .data(PIPELINE, Map.of("batch", applied.batchId().value()))
                .get("pipeline");
    }

    private static JsonNode state(JsonNode pipeline, String status) {
        return pipeline.get("states")
                .valueStream()
                .filter(state -> state.get("status").asString().equals(status))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> states(JsonNode pipeline) {
        var states = new TreeMap<String, String>();
        pipeline.get("states")
                .forEach(state -> states.put(
                        state.get("status").asString(),
                        state.get("count").asInt() + " "
                                + state.get("longestDays").asString("null")));
        return states;
    }

    // From here on: the same, counted from what is stored.

    private Map<String, String> plain(Predicate<Document> visible) {
        var counts = new TreeMap<String, List<Long>>();
        for (var application : story.mongo
                .getCollection("applications")
                .find(new Document("batch", applied.batchId().value()))
                .into(new ArrayList<>())) {
            if (visible.test(application)) {
                var status = application.getString("status");
                counts.computeIfAbsent(status, unseen -> new ArrayList<>()).add(days(application));
            }
        }
        var plain = new TreeMap<String, String>();
        counts.forEach((status, days) -> plain.put(
                status,
                days.size() + " "
                        + (WAITING.contains(status)
                                ? String.valueOf(days.stream()
                                        .mapToLong(Long::longValue)
                                        .max()
                                        .orElseThrow())
                                : "null")));
        return plain;
    }

    private long days(Document application) {
        var course = application.get("course", Document.class);
        var filings = application.getList("filings", Document.class);
        var since =
                switch (application.getString("status")) {
                    case "FILED" -> filings.getLast().getDate("at");
                    case "RETURNED" ->
                        filings.getLast().get("returned", Document.class).getDate("at");
                    case "RECOMMENDED" ->
                        course.get("recommended", Document.class).getDate("at");
                    case "SUBMITTED" -> course.get("submission", Document.class).getDate("at");
                    case "ACCEPTED" ->
                        story.mongo
                                .getCollection("reviews")
                                .find(new Document("application", application.getString("_id")))
                                .first()
                                .get("check", Document.class)
                                .getDate("at");
                    default -> new Date(0);
                };
        return Duration.between(since.toInstant(), Instant.parse("2023-03-21T04:00:00Z"))
                .toDays();
    }

    private static boolean filed(Document application) {
        return !application.getList("filings", Document.class).isEmpty();
    }

    private static boolean in(Document application, String province) {
        return province.equals(application.get("content", Document.class).getString("leadProvince"));
    }

    private static boolean submitted(Document application) {
        return application.get("course", Document.class).get("submission") != null;
    }
}
