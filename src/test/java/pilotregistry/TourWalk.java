package pilotregistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Walks the tour step by step: each sent by the person whom its first line names.
final class TourWalk {

    /// A year and a month after the designation: the term, from April 2023 to April 2024, is over.
    static final Instant AFTER_THE_TERM = Instant.parse("2024-05-10T04:00:00Z");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int port;

    /// What stands for `…` in the variables: the ids that earlier steps gave.
    private final Map<String, String> known = new HashMap<>();

    private final Map<String, JsonNode> answers = new HashMap<>();

    TourWalk(int port) {
        this.port = port;
    }

    static List<String> steps() {
        try {
            var steps = new ArrayList<String>();
            for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath:tour/*.graphql")) {
                steps.add(resource.getFilename().replace(".graphql", ""));
            }
            steps.sort(null);
            return steps;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isAfterTheTerm(String step) {
        return step.compareTo("20") >= 0;
    }

    void walk(String step) {
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

    String at(String step, String path) {
        return answers.get(step).at(path).asString();
    }

    JsonNode answer(String step) {
        return answers.get(step);
    }
}
