package pilotregistry.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.casestudy.CaseStory;
import pilotregistry.feed.Relay;
import tools.jackson.databind.JsonNode;

/// What was done for a body, and by whom.
@RegistryTest
class ActsTests {

    private static final String DOCUMENT = Caller.document("graphql-test/acts.graphql");
    private static final String OWN = "{ viewer { mandates { id organization { id } } } }";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Test
    void listsWhatWasDoneUnderTheMandatesOfTheBodyTheNewestFirst() {
        var story = new CaseStory(port, context);
        var first = story.drafted(story.passed(), "为机构先起草的案例");
        var id = story.drafted(story.passed(), "为机构起草的案例");
        context.getBean(Relay.class).drain();
        var own = Caller.person(port, "lin.yuan").data(OWN).at("/viewer/mandates/0");
        var asked = Map.of("organization", own.at("/organization/id").asString(), "first", 1);

        var newest = ask("lin.yuan", asked).at("/nodes/0");
        assertThat(newest.at("/act").asString()).isEqualTo("draftCaseStudy");
        assertThat(newest.at("/node/id").asString()).isEqualTo(id);
        assertThat(newest.at("/subject").asString()).isEqualTo("lin.yuan");
        assertThat(newest.at("/mandate/id").asString()).isEqualTo(own.at("/id").asString());
        assertThat(newest.at("/title").asString()).containsPattern("\\p{IsHan}");
        var english = Caller.person(port, "lin.yuan").in(Locale.ENGLISH).data(DOCUMENT, asked);
        assertThat(english.at("/acts/nodes/0/title").asString()).contains("case");

        var next = Map.of(
                "organization",
                own.at("/organization/id").asString(),
                "first",
                50,
                "after",
                ask("lin.yuan", asked).at("/pageInfo/endCursor").asString());
        var earlier = ask("lin.yuan", next).at("/nodes");
        assertThat(earlier.at("/0/node/id").asString()).isEqualTo(first);
        assertThat(earlier.findValuesAsString("position").stream().map(Long::valueOf))
                .isSortedAccordingTo(java.util.Comparator.reverseOrder())
                .allMatch(position -> position < newest.at("/position").asLong());
    }

    @Test
    void areToldToAdministratorsWithoutWhatIsNotTheirs() {
        var story = new CaseStory(port, context);
        story.drafted(story.passed(), "他人的草稿");
        context.getBean(Relay.class).drain();
        var body = Caller.person(port, "lin.yuan")
                .data(OWN)
                .at("/viewer/mandates/0/organization/id")
                .asString();
        var newest = ask("admin", Map.of("organization", body, "first", 1)).at("/nodes/0");
        assertThat(newest.at("/act").asString()).isEqualTo("draftCaseStudy");
        var seen = Caller.person(port, "admin")
                .ask(
                        "query($id: ID!) { node(id: $id) { id } }",
                        Map.of("id", newest.at("/node/id").asString("")));
        assertThat(newest.at("/node").isNull())
                .isEqualTo(
                        seen.at("/data/node").isNull() || seen.at("/data/node").isMissingNode());
    }

    @Test
    void areNobodyElsesToSee() {
        var body = Caller.person(port, "lin.yuan")
                .data(OWN)
                .at("/viewer/mandates/0/organization/id")
                .asString();
        var asked = Map.of("organization", body);
        assertThat(Caller.anonymous(port).code(DOCUMENT, asked)).isEqualTo("UNAUTHENTICATED");
        for (var person : List.of("huang.park", "chen.eco", "zhao.mee", "qian.expert")) {
            assertThat(Caller.person(port, person).code(DOCUMENT, asked))
                    .as(person)
                    .isEqualTo("FORBIDDEN");
        }
        assertThat(Caller.person(port, "admin").code(DOCUMENT, Map.of("organization", "organization_none")))
                .isEqualTo("NOT_FOUND");
    }

    private JsonNode ask(String person, Map<String, ?> variables) {
        return Caller.person(port, person).data(DOCUMENT, variables).get("acts");
    }
}
