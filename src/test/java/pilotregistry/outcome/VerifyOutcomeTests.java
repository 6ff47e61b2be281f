package pilotregistry.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.Caller;
import pilotregistry.Race;
import pilotregistry.RegistryTest;
import pilotregistry.batch.BatchRegister;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotRegister;

@RegistryTest
class VerifyOutcomeTests {

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    BatchRegister batches;

    @Autowired
    PilotRegister pilots;

    @Autowired
    Clock clock;

    private OutcomeStory story;
    private Pilot pilot;

    @BeforeEach
    void aPilotOfItsOwn() {
        story = new OutcomeStory(port, mongo, batches, pilots, clock);
        pilot = story.pilot("石狮市大堡集控区清洁生产审核创新试点项目");
    }

    @Test
    void waitsFirstForTheProvinceThenForTheMinistries() {
        var id = story.report("lin.yuan", OutcomeStory.cod(pilot, "10"))
                .at("/outcome/id")
                .asString();
        assertThat(tasks("chen.eco"))
                .contains("OUTCOMES_TO_VERIFY " + pilot.id().value());
        assertThat(tasks("he.eco")).noneMatch(task -> task.contains(pilot.id().value()));
        story.verify("chen.eco", id, "VERIFY");
        assertThat(tasks("chen.eco")).noneMatch(task -> task.contains(pilot.id().value()));
        assertThat(tasks("zhao.mee"))
                .contains("OUTCOMES_TO_CONFIRM " + pilot.id().value());
        story.verify("zhao.mee", id, "CONFIRM");
        assertThat(tasks("sun.ndrc")).noneMatch(task -> task.contains(pilot.id().value()));
    }

    private List<String> tasks(String person) {
        var all = Caller.person(port, person)
                .data("{ viewer { tasks(first: 100) { nodes { kind node { id } } } } }")
                .at("/viewer/tasks/nodes");
        return all.valueStream()
                .map(task ->
                        task.get("kind").asString() + " " + task.at("/node/id").asString())
                .toList();
    }

    @Test
    void goesFromTheProvinceToAMinistry() {
        var id = story.report("lin.yuan", OutcomeStory.cod(pilot, "10"))
                .at("/outcome/id")
                .asString();

        assertThat(story.verify("chen.eco", id, "VERIFY")
                        .at("/outcome/verification")
                        .asString())
                .isEqualTo("PROVINCE_VERIFIED");
        var confirmed = story.verify("zhao.mee", id, "CONFIRM");
        assertThat(confirmed.at("/outcome/verification").asString()).isEqualTo("CONFIRMED");
        assertThat(confirmed.at("/outcome/revisions/0/verifications").findValuesAsString("role"))
                .containsExactly("PROVINCIAL_ECOLOGY", "MINISTRY_ECOLOGY");
        assertThat(confirmed.at("/outcome/revisions/0/verifications/0/evidence").asString())
                .isEqualTo("核对了在线监测年报");
    }

    @Test
    void mayEndInADispute() {
        var id = story.report("lin.yuan", OutcomeStory.cod(pilot, "10"))
                .at("/outcome/id")
                .asString();
        story.verify("wu.ndrc", id, "VERIFY");

        assertThat(story.verify("sun.ndrc", id, "DISPUTE")
                        .at("/outcome/verification")
                        .asString())
                .isEqualTo("DISPUTED");
        assertThat(OutcomeStory.codes(story.verify("zhao.mee", id, "CONFIRM"))).containsExactly("NOT_IN_STATUS");
    }

    @Test
    void isForThePilotsOwnProvinceAndTheMinistriesOnly() {
        var id = story.report("lin.yuan", OutcomeStory.cod(pilot, "10"))
                .at("/outcome/id")
                .asString();

        assertThat(story.verifyRefusedTopLevel("zhao.mee", id, "VERIFY")).isEqualTo("FORBIDDEN");
        assertThat(story.verifyRefusedTopLevel("lin.yuan", id, "VERIFY")).isEqualTo("FORBIDDEN");
        assertThat(story.verifyRefusedTopLevel("he.eco", id, "VERIFY")).isEqualTo("NOT_FOUND");
        story.verify("chen.eco", id, "VERIFY");
        assertThat(story.verifyRefusedTopLevel("chen.eco", id, "CONFIRM")).isEqualTo("FORBIDDEN");
        assertThat(story.verifyRefusedTopLevel("chen.eco", "outcome_0", "VERIFY"))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void becomesEverybodysOnceItsPilotHasPassed() {
        var id = story.confirmed(OutcomeStory.cod(pilot, "10"));
        assertThat(seenByAnybody(id)).isFalse();

        story.passes(pilot);

        assertThat(seenByAnybody(id)).isTrue();
        assertThat(OutcomeStory.codes(story.report("lin.yuan", OutcomeStory.cod(pilot, "11"))))
                .containsExactly("PUBLISHED_FIGURE");
        assertThat(seenByAnybody(id)).isTrue();
    }

    @Test
    void refusesForEveryReasonInBothLanguages() {
        var id = story.report("lin.yuan", OutcomeStory.cod(pilot, "10"))
                .at("/outcome/id")
                .asString();
        var own = story.report("chen.eco", OutcomeStory.amount(pilot, "so2_reduced", "1", "t"))
                .at("/outcome/id")
                .asString();
        var cases = new LinkedHashMap<String, Object[]>();
        cases.put("OWN_REPORT", new Object[] {own});
        cases.put("EVIDENCE_MISSING", new Object[] {id, "evidence", " "});
        cases.put("TEXT_TOO_LONG", new Object[] {id, "evidence", "长".repeat(2001)});
        cases.put("FILE_NOT_FOUND", new Object[] {id, "file", "file_0"});
        cases.put("VERSION_CONFLICT", new Object[] {id, "version", 9});
        cases.put("NOT_IN_STATUS", new Object[] {id});

        assertThat(cases.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(VerifyOutcomeErrorCode.values())
                        .map(Enum::name)
                        .toList());
        cases.forEach((code, arguments) -> {
            if (code.equals("NOT_IN_STATUS")) {
                story.verify("wu.ndrc", id, "VERIFY");
            }
            var more = Arrays.copyOfRange(arguments, 1, arguments.length);
            var zh = story.verify("chen.eco", (String) arguments[0], "VERIFY", more);
            var en = story.verify(
                    Caller.person(port, "chen.eco").in(Locale.ENGLISH), (String) arguments[0], "VERIFY", more);
            assertThat(OutcomeStory.codes(zh)).as(code).containsExactly(code);
            assertThat(zh.at("/errors/0/message").asString())
                    .matches("(?s).*\\p{IsHan}.*")
                    .doesNotContain("{");
            assertThat(en.at("/errors/0/message").asString()).matches("[A-Z].*").doesNotContain("{");
        });
    }

    @Test
    void letsOneOfTwentyConfirm() {
        var id = story.report("lin.yuan", OutcomeStory.cod(pilot, "10"))
                .at("/outcome/id")
                .asString();
        story.verify("chen.eco", id, "VERIFY");

        var refused = Race.of(
                20,
                writer -> OutcomeStory.codes(story.verify(
                        writer % 2 == 0 ? "zhao.mee" : "sun.ndrc", id, writer % 3 == 0 ? "DISPUTE" : "CONFIRM")));

        assertThat(refused.stream().filter(List::isEmpty)).hasSize(1);
        assertThat(mongo.findById(new OutcomeId(id), Outcome.class).current().verifications())
                .hasSize(2);
    }

    private boolean seenByAnybody(String id) {
        return Caller.anonymous(port)
                .data("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", Map.of("ids", List.of(id)))
                .at("/nodes/0/id")
                .asString("")
                .equals(id);
    }
}
