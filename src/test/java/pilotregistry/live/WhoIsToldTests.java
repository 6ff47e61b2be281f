package pilotregistry.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.batch.BatchRegister;
import pilotregistry.login.Tokens;
import pilotregistry.pilot.PilotStory;
import tools.jackson.databind.JsonNode;

/// Subscriptions tell nobody more than `node(id:)` does.
@RegistryTest
class WhoIsToldTests {

    private static final String APPLICATIONS = """
            subscription($id: ID, $after: Long) { applicationChanged(id: $id, after: $after) {
              position act application { id applicant { name } batch { number } } } }""";
    private static final String PILOTS =
            "subscription($id: ID, $after: Long) { pilotChanged(id: $id, after: $after) { act pilot { code } } }";

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    BatchRegister batches;

    @Autowired
    StoryClock clock;

    @Test
    void tellsAnApplicantOfItsOwnApplicationsOnly() {
        var story = new LiveStory(port);
        try (var huang = letIn("huang.park");
                var lin = letIn("lin.yuan")) {
            var before = story.position();
            huang.subscribe("a", APPLICATIONS, Map.of("after", before));
            lin.subscribe("a", APPLICATIONS, Map.of("after", before));
            var lins = story.drafts("lin.yuan");
            var huangs = story.drafts("huang.park");
            story.edits("lin.yuan", lins);

            assertThat(application(huang.expect("next"))).isEqualTo(huangs);
            var drafted = lin.expect("next");
            assertThat(application(drafted)).isEqualTo(lins);
            assertThat(drafted.at("/payload/data/applicationChanged/act").asString())
                    .isEqualTo("draftApplication");
            assertThat(drafted.at("/payload/data/applicationChanged/application/applicant/name")
                            .asString())
                    .contains("大堡");
            assertThat(lin.expect("next")
                            .at("/payload/data/applicationChanged/act")
                            .asString())
                    .isEqualTo("editApplication");
        }
    }

    @Test
    void saysOfAnotherBodysApplicationThatItIsNotThere() {
        var application = new LiveStory(port).drafts("lin.yuan");
        try (var huang = letIn("huang.park")) {
            huang.subscribe("a", APPLICATIONS, Map.of("id", application));
            var theirs = huang.expect("error").at("/payload/0/extensions/code").asString();
            huang.subscribe("a", APPLICATIONS, Map.of("id", "application_none"));
            var none = huang.expect("error").at("/payload/0/extensions/code").asString();
            assertThat(List.of(theirs, none)).containsOnly("NOT_FOUND");
        }
    }

    @Test
    void fallsSilentWhenTheRightIsLost() {
        var story = new LiveStory(port);
        var lins = story.drafts("lin.yuan");
        var mandate = story.grants("huang.park", story.body("lin.yuan"));
        try (var huang = letIn("huang.park")) {
            huang.subscribe("a", APPLICATIONS, Map.of("after", story.position()));
            story.edits("lin.yuan", lins);
            assertThat(application(huang.expect("next"))).isEqualTo(lins);

            story.revokes(mandate);
            story.edits("lin.yuan", lins);
            var huangs = story.drafts("huang.park");
            assertThat(application(huang.expect("next"))).isEqualTo(huangs);
        }
    }

    @Test
    void tellsEverybodyOfDecisionsAndThoseConcernedOfReports() {
        var position = new LiveStory(port).position();
        var story = new PilotStory(port, mongo, batches, clock);
        var pilot = story.designated();
        story.on("2024-02-20");
        story.done(
                "zhao.mee",
                "suspendPilot",
                PilotStory.of(pilot, "documentNumber", "环办科财函〔2024〕300号", "date", "2024-01-10", "reason", "须整改"));
        story.done(
                "zhao.mee",
                "resumePilot",
                PilotStory.of(pilot, "documentNumber", "环办科财函〔2024〕301号", "date", "2024-02-10", "reason", "已整改"));
        story.on("2024-09-02");
        story.done(
                "lin.yuan",
                "submitFinalReport",
                PilotStory.of(pilot, "summary", "总结", "measures", "做法", "results", "成效", "experience", "经验"));
        clock.set(StoryClock.START);
        var wish = Map.of("id", pilot.id().value(), "after", position);
        try (var lin = letIn("lin.yuan");
                var nobody = SocketClient.letIn(port, (String) null)) {
            lin.subscribe("p", PILOTS, wish);
            var told = new ArrayList<String>();
            while (!told.contains("submitFinalReport")) {
                told.add(act(lin));
            }
            assertThat(told.stream().distinct()).containsExactly("suspendPilot", "resumePilot", "submitFinalReport");

            nobody.subscribe("p", PILOTS, wish);
            told.stream()
                    .limit(told.size() - 1L)
                    .forEach(act -> assertThat(act(nobody)).isEqualTo(act));
            nobody.subscribe("q", "{ __typename }");
            assertThat(nobody.expect("next").at("/id").asString()).isEqualTo("q");
        }
    }

    private SocketClient letIn(String person) {
        return SocketClient.letIn(port, Tokens.at(port).of(person));
    }

    private static String act(SocketClient socket) {
        return socket.expect("next").at("/payload/data/pilotChanged/act").asString();
    }

    private static String application(JsonNode event) {
        return event.at("/payload/data/applicationChanged/application/id").asString();
    }
}
