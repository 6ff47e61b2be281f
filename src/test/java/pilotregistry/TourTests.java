package pilotregistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The tour of README and GraphiQL, walked by the persons it names, with their own tokens: from a draft to a pilot,
/// and from the pilot to a case that everybody finds.
@RegistryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TourTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    // A year and a month after the designation: the term, from April 2023 to April 2024, is over.
    private static final Instant AFTER_THE_TERM = Instant.parse("2024-05-10T04:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    StoryClock clock;

    /// What stands for `…` in the variables: the ids that earlier steps gave.
    private final Map<String, String> known = new HashMap<>();

    private final Map<String, JsonNode> answers = new HashMap<>();

    @Test
    void leadsFromADraftToAPilotAndOnToACaseThatEverybodyFinds() throws IOException {
        for (var step : steps()) {
            if (step.startsWith("20")) {
                clock.set(AFTER_THE_TERM);
            }
            walk(step);
        }
        assertThat(codes("05", "fileApplication"))
                .as("filed too early: all reasons at once")
                .contains(
                        "TYPE",
                        "OBJECT",
                        "INDUSTRIES",
                        "PLAN_COMPLETE",
                        "FUNDING",
                        "CLEAN_RECORD_DECLARED",
                        "EXPECTED_OUTCOMES")
                .hasSizeGreaterThan(10);
        assertThat(at("07", "/fileApplication/application/status")).isEqualTo("FILED");
        assertThat(at("08", "/returnApplication/application/status")).isEqualTo("RETURNED");
        assertThat(at("09", "/fileApplication/application/filings/1/number")).isEqualTo("2");
        assertThat(at("14", "/submitApplication/application/status")).isEqualTo("SUBMITTED");
        assertThat(at("19", "/pilots/nodes/0/name")).contains("石狮市大堡集控区");
        assertThat(at("25", "/reportOutcome/outcome/canonical")).isEqualTo("12");
        assertThat(at("27", "/verifyOutcome/outcome/verification")).isEqualTo("CONFIRMED");
        assertThat(at("30", "/assessPilot/pilot/status")).isEqualTo("PASSED");
        assertThat(at("31", "/auditCredit/deemedAudited")).isEqualTo("true");
        assertThat(at("36", "/publishCaseStudy/caseStudy/number")).startsWith("CS-");
        for (var search : List.of("chinese", "english", "range")) {
            assertThat(answers.get("38").at("/" + search + "/edges").findValuesAsString("number"))
                    .as(search)
                    .contains(at("36", "/publishCaseStudy/caseStudy/number"));
        }
        assertThat(at("39", "/funnel/whole/passed")).isNotEqualTo("0");
        assertThat(answers.get("40").at("/benefitTotals/groups").findValuesAsString("sum"))
                .contains("12");
    }

    private void walk(String step) {
        var document = Caller.document("tour/" + step + ".graphql");
        var person = document.substring(2, document.indexOf(':'));
        var caller = person.equals("anonymous") ? Caller.anonymous(port) : Caller.person(port, person);
        var data = caller.data(document, variables(step, caller));
        answers.put(step.substring(0, 2), data);
        if (!step.startsWith("05")) {
            data.forEach(payload -> assertThat(payload.path("errors")).as(step).isEmpty());
        }
        learn("application_…", data.at("/draftApplication/application/id"));
        learn("pilot_…", data.at("/pilots/nodes/0/id"));
        learn("progress_…", data.at("/reportProgress/progress/id"));
        learn("outcome_…", data.at("/reportOutcome/outcome/id"));
        learn("case_…", data.at("/draftCaseStudy/caseStudy/id"));
        learn("position_…", data.at("/publishCaseStudy/caseStudy/feedPosition"));
    }

    private Map<String, Object> variables(String step, Caller caller) {
        var resource = new org.springframework.core.io.ClassPathResource("tour/" + step + ".json");
        if (!resource.exists()) {
            return Map.of();
        }
        var json = Caller.document("tour/" + step + ".json");
        if (json.contains("organization_…")) {
            var own = caller.data("{ viewer { mandates { organization { id } } } }");
            json = json.replace(
                    "organization_…",
                    own.at("/viewer/mandates/0/organization/id").asString());
        }
        for (var each : known.entrySet()) {
            json = json.replace(each.getKey(), each.getValue());
        }
        return JSON.readValue(json, JSON.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
    }

    private void learn(String placeholder, JsonNode id) {
        if (id.isString() || id.isNumber()) {
            known.putIfAbsent(placeholder, id.asString());
        }
    }

    private String at(String step, String path) {
        return answers.get(step).at(path).asString();
    }

    private List<String> codes(String step, String mutation) {
        var codes = new ArrayList<String>();
        answers.get(step)
                .at("/" + mutation + "/errors")
                .forEach(error -> codes.add(error.get("code").asString()));
        return codes;
    }

    private static List<String> steps() throws IOException {
        var steps = new ArrayList<String>();
        for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath:tour/*.graphql")) {
            steps.add(resource.getFilename().replace(".graphql", ""));
        }
        steps.sort(null);
        return steps;
    }
}
