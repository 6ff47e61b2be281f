package pilotregistry.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.reference.PilotType;
import pilotregistry.report.ReportStory.Told;
import tools.jackson.databind.JsonNode;

@RegistryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunnelTests {

    private static final String FUNNEL = """
            query($batch: ID!, $province: String) { funnel(batch: $batch, province: $province) {
              asOf { at feedPosition } batch { id } whole { ...row } provinces { ...row } types { ...row } } }
            fragment row on FunnelRow { code name applied recommended submitted designated assessed passed
              recommendedRate submittedRate designatedRate passedRate }""";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    StoryClock clock;

    private ReportStory story;
    private AppliedStory applied;

    @BeforeAll
    void applicationsAndPilots() {
        story = new ReportStory(port, context);
        applied = new AppliedStory(story, context);
        applied.begin();
        clock.set(StoryClock.START);
        var batch = applied.batchId();
        story.pilot(new Told(batch)
                .type(PilotType.PARK_CLUSTER)
                .in("350000", "350000")
                .passed());
        story.pilot(new Told(batch)
                .type(PilotType.PARK_CLUSTER)
                .in("350000", "350000")
                .notPassed());
        story.pilot(new Told(batch).type(PilotType.KEY_INDUSTRY).in("320000", "320000"));
        story.pilot(new Told(batch).in(null, "110000", "120000").passed());
    }

    @AfterAll
    void turnBack() {
        clock.set(StoryClock.START);
    }

    @Test
    void agreesWithACountOfTheStoredDocuments() {
        var pilots = stored("pilots", "entry.batch");
        var sent = stored("applications", "batch").stream()
                .filter(application -> application.get("course", Document.class).get("submission") != null)
                .toList();
        var ministry = ask("zhao.mee", null);
        assertThat(row(ministry.get("whole"))).isEqualTo(line(null, sent.size(), pilots));
        for (var province : List.of("350000", "320000")) {
            var there = sent.stream()
                    .filter(application -> province.equals(
                            application.get("content", Document.class).getString("leadProvince")))
                    .toList();
            assertThat(row(find(ministry.get("provinces"), province)))
                    .isEqualTo(line(province, there.size(), in(pilots, province)));
        }
        var unstated = in(pilots, null);
        assertThat(row(find(ministry.get("provinces"), null))).isEqualTo(line(null, 0, unstated));
        assertThat(ReportStory.lines(ministry.get("types"), "/code", "/submitted", "/designated", "/passed"))
                .containsExactly("KEY_INDUSTRY 0 1 0", "PARK_CLUSTER 4 2 1", "null 1 1 1");
    }

    @Test
    void tellsAProvinceItsOwnApplicationsAndOthersDesignationsOnly() {
        var fujian = ask("chen.eco", null);
        assertThat(ReportStory.lines(
                        fujian.get("provinces"), "/code", "/applied", "/recommended", "/submitted", "/designated"))
                .containsExactly("320000 null null null 1", "350000 7 5 4 2", "null null null null 1");
        assertThat(fujian.at("/whole/applied").isNull()).isTrue();
        var own = ask("chen.eco", "350000");
        assertThat(ReportStory.lines(own.get("types"), "/code", "/applied", "/submitted", "/designated"))
                .containsExactly("PARK_CLUSTER 7 4 2");
        assertThat(own.at("/whole/recommendedRate").asString()).isEqualTo("0.7143");
        assertThat(own.at("/whole/submittedRate").asString()).isEqualTo("0.8");
        assertThat(own.at("/whole/designatedRate").asString()).isEqualTo("0.5");
        assertThat(own.at("/whole/passedRate").asString()).isEqualTo("0.5");
    }

    @Test
    void tellsEverybodyWhoWasDesignatedAndPassed() {
        for (var answer : List.of(ask(null, null), ask("huang.park", null))) {
            assertThat(ReportStory.lines(
                            answer.get("provinces"), "/code", "/applied", "/submitted", "/designated", "/passed"))
                    .containsExactly("320000 null null 1 0", "350000 null null 2 1", "null null null 1 1");
            // That of 320000 has not been assessed.
            assertThat(ReportStory.lines(answer.get("provinces"), "/code", "/assessed", "/passedRate"))
                    .containsExactly("320000 0 null", "350000 2 0.5", "null 1 1.0");
        }
    }

    @Test
    void refusesAProvinceThatThereIsNot() {
        var wish = Map.of("batch", applied.batchId().value(), "province", "福建");
        assertThat(Caller.anonymous(port).code(FUNNEL, wish)).isEqualTo("BAD_VALUE");
    }

    @Test
    void saysNothingOfApplicationsThatItDoesNotKnow() {
        var batch = story.batch(38);
        story.pilot(new Told(batch).in("350000", "350000").passed());
        var whole = Caller.person(port, "zhao.mee")
                .data(FUNNEL, Map.of("batch", batch.value()))
                .at("/funnel/whole");
        assertThat(whole.get("submitted").isNull()).isTrue();
        assertThat(whole.get("designated").asInt()).isEqualTo(1);
        assertThat(whole.get("passedRate").asDouble()).isEqualTo(1);
    }

    private JsonNode ask(String person, String province) {
        var caller = person == null ? Caller.anonymous(port) : Caller.person(port, person);
        var variables =
                new TreeMap<String, Object>(Map.of("batch", applied.batchId().value()));
        if (province != null) {
            variables.put("province", province);
        }
        return caller.data(FUNNEL, variables).get("funnel");
    }

    private static JsonNode find(JsonNode rows, String code) {
        Predicate<JsonNode> named = row -> code == null
                ? row.get("code").isNull()
                : code.equals(row.get("code").asString(null));
        return rows.valueStream().filter(named).findFirst().orElseThrow();
    }

    private static String row(JsonNode row) {
        return ReportStory.lines(array(row), "/code", "/submitted", "/designated", "/passed")
                .getFirst();
    }

    private static JsonNode array(JsonNode row) {
        return tools.jackson.databind.json.JsonMapper.shared().createArrayNode().add(row);
    }

    // From here on: the same, counted from what is stored.

    private List<Document> stored(String collection, String batch) {
        return story.mongo
                .getCollection(collection)
                .find(new Document(batch, applied.batchId().value()))
                .into(new ArrayList<>());
    }

    private static List<Document> in(List<Document> pilots, String province) {
        return pilots.stream()
                .filter(pilot -> java.util.Objects.equals(
                        province,
                        pilot.getEmbedded(List.of("sheet", "profile"), Document.class)
                                .getString("leadProvince")))
                .toList();
    }

    private static String line(String code, int submitted, List<Document> pilots) {
        var passed = pilots.stream()
                .filter(pilot -> {
                    var assessment = pilot.getEmbedded(List.of("sheet", "course"), Document.class)
                            .get("assessment", Document.class);
                    return assessment != null && assessment.getString("result").equals("PASSED");
                })
                .count();
        return (code == null ? "null" : code) + " " + submitted + " " + pilots.size() + " " + passed;
    }
}
