package pilotregistry.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.batch.BatchRegister;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotRegister;
import tools.jackson.databind.JsonNode;

@RegistryTest
class OutcomesTests {

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

    private static final String LIST = """
            query($pilot: ID!) { outcomes(filter: {pilot: {eq: $pilot}}, first: 50) { totalCount nodes {
              id canonical metric { key } pilot { code } revisions { number } } } }""";

    @Test
    void showsTheUnconfirmedToThoseWhoseItIsOnly() {
        story.report("lin.yuan", OutcomeStory.cod(pilot, "10"));

        for (var person : List.of("lin.yuan", "chen.eco", "wu.ndrc", "zhao.mee", "sun.ndrc", "admin", "li.analyst")) {
            var list = list(Caller.person(port, person));
            assertThat(list.get("totalCount").asInt()).as(person).isEqualTo(1);
            assertThat(list.at("/nodes/0/revisions")).as(person).hasSize(1);
        }
        for (var caller : List.of(
                Caller.anonymous(port),
                Caller.partner(port),
                Caller.person(port, "huang.park"),
                Caller.person(port, "he.eco"),
                Caller.person(port, "qian.expert"),
                Caller.person(port, "lin.yuan", "openid"))) {
            assertThat(list(caller).get("totalCount").asInt()).isZero();
            assertThat(list(caller).get("nodes")).isEmpty();
        }
    }

    @Test
    void showsTheConfirmedOfAPassedPilotToEverybodyButNotItsMaterials() {
        story.confirmed(OutcomeStory.cod(pilot, "10"));
        story.passes(pilot);

        var list = list(Caller.anonymous(port));
        assertThat(list.at("/nodes/0/canonical").asString()).isEqualTo("10");
        assertThat(list.at("/nodes/0/pilot/code").asString()).isEqualTo(pilot.code());
        assertThat(list.at("/nodes/0/revisions").isNull()).isTrue();
        assertThat(list(Caller.person(port, "huang.park"))
                        .at("/nodes/0/revisions")
                        .isNull())
                .isTrue();
        assertThat(list(Caller.person(port, "lin.yuan")).at("/nodes/0/revisions"))
                .hasSize(1);
    }

    @Test
    void showsWhatAMinistryEnteredFromAPublicationToEverybody() {
        story.report("zhao.mee", OutcomeStory.and(OutcomeStory.cod(pilot, "10"), "source", "石狮日报 2024-03-09"));

        assertThat(list(Caller.anonymous(port)).get("totalCount").asInt()).isEqualTo(1);
        assertThat(list(Caller.anonymous(port)).at("/nodes/0/revisions").isNull())
                .isTrue();
    }

    @Test
    void isFoundByWhatItsPilotIsAndByItsValue() {
        story.report("lin.yuan", OutcomeStory.cod(pilot, "10"));
        story.report("lin.yuan", OutcomeStory.amount(pilot, "cod_reduced", "1", "kg"));
        story.report("lin.yuan", OutcomeStory.amount(pilot, "water_saved", "2", "万吨"));
        var found = Caller.person(port, "lin.yuan")
                .data("""
                        query($batch: ID!) {
                          some: outcomes(filter: {batch: {eq: $batch}, value: {gte: "10000"}, industries: {has: "DYEING"},
                            verification: {in: [REPORTED]}, family: {eq: ENVIRONMENTAL_BENEFIT}, type: {eq: PARK_CLUSTER}},
                            orderBy: [{field: VALUE, direction: DESC}]) { nodes { canonical } }
                          all: outcomes(filter: {batch: {eq: $batch}}, orderBy: [{field: VALUE}]) { nodes { canonical } }
                          none: outcomes(filter: {batch: {eq: $batch}, socialCreditCode: {isNull: false}}) { totalCount } }""", Map.of("batch", story.batchId().value()));

        assertThat(found.at("/some/nodes").findValuesAsString("canonical")).containsExactly("20000");
        assertThat(found.at("/all/nodes").findValuesAsString("canonical")).containsExactly("0.001", "20000");
        assertThat(found.at("/none/totalCount").asInt()).isZero();
    }

    @Test
    void hangsOnItsPilot() {
        story.report("lin.yuan", OutcomeStory.cod(pilot, "10"));
        var document =
                "query($id: ID) { pilot(id: $id) { outcomes(first: 5) { totalCount nodes { metric { key } } } } }";
        var variables = Map.of("id", pilot.id().value());

        assertThat(Caller.person(port, "chen.eco")
                        .data(document, variables)
                        .at("/pilot/outcomes/nodes/0/metric/key")
                        .asString())
                .isEqualTo("cod_reduced");
        assertThat(Caller.anonymous(port)
                        .data(document, variables)
                        .at("/pilot/outcomes/totalCount")
                        .asInt())
                .isZero();
    }

    private JsonNode list(Caller caller) {
        return caller.data(LIST, Map.of("pilot", pilot.id().value())).get("outcomes");
    }
}
