package pilotregistry.casestudy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.pilot.Pilot;
import tools.jackson.databind.JsonNode;

@RegistryTest
class CaseStudyQueriesTests {

    private static final List<String> EVERYBODY = List.of(
            "anonymous",
            "partner-demo",
            "lin.yuan",
            "huang.park",
            "chen.eco",
            "wu.ndrc",
            "he.eco",
            "xu.ndrc",
            "zhao.mee",
            "sun.ndrc",
            "qian.expert",
            "li.analyst",
            "admin");
    private static final Set<String> FILED =
            Set.of("lin.yuan", "chen.eco", "wu.ndrc", "zhao.mee", "sun.ndrc", "qian.expert");
    private static final String LIST = """
            query($filter: CaseStudyFilter, $orderBy: [CaseStudyOrder!]) {
              caseStudies(filter: $filter, orderBy: $orderBy, first: 50) { totalCount nodes { id number title status } } }""";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private CaseStory story;
    private String mark;

    @BeforeEach
    void begin() {
        story = new CaseStory(port, context);
        mark = UUID.randomUUID().toString();
    }

    @Test
    void showsADraftToItsAuthorAlone() {
        seenBy(story.drafted(story.passed(), mark), Set.of("lin.yuan"));
    }

    @Test
    void showsAFilingToThoseWhoCheckAndPublishIt() {
        seenBy(story.filed(story.passed(), mark), FILED);
    }

    @Test
    void showsAPublishedCaseToEverybody() {
        seenBy(story.published(story.passed(), mark), Set.copyOf(EVERYBODY));
    }

    @Test
    void findsANewerDraftInNoListAndNoCount() {
        var id = story.published(story.passed(), mark);
        var hidden = "未发表" + mark;
        CaseStory.done(story.act(
                "lin.yuan",
                "editCaseStudy",
                Map.of("id", id, "content", CaseStory.content(hidden, Map.of("year", 2001, "summary", hidden)))));
        for (var person : EVERYBODY) {
            assertThat(count(person, Map.of("title", Map.of("eq", hidden))))
                    .as(person)
                    .isZero();
            assertThat(count(person, Map.of("title", Map.of("eq", mark), "year", Map.of("eq", 2001))))
                    .as(person)
                    .isZero();
            var read = caller(person)
                    .ask(
                            "query($id: ID!) { node(id: $id) { ... on CaseStudy { title status content { summary } revision { content { title summary } } versions { content { summary } } } } }",
                            Map.of("id", id));
            assertThat(read.toString().contains(hidden)).as(person).isEqualTo(person.equals("lin.yuan"));
            assertThat(read.at("/data/node/status").asString()).as(person).isEqualTo("PUBLISHED");
        }
    }

    @Test
    void findsATombstoneByItsTitleAndNothingElseOfIt() {
        var id = story.published(story.passed(), mark);
        CaseStory.done(story.act("zhao.mee", "retractCaseStudy", Map.of("id", id, "reason", "误")));
        assertThat(count("anonymous", Map.of("title", Map.of("eq", mark), "status", Map.of("eq", "RETRACTED"))))
                .isEqualTo(1);
        for (var gone : List.<Map<String, ?>>of(
                Map.of("year", Map.of("eq", 2022)),
                Map.of("industries", Map.of("has", "DYEING")),
                Map.of("province", Map.of("eq", "350000")),
                Map.of("synthetic", Map.of("eq", true)))) {
            var filter = new HashMap<String, Object>(gone);
            filter.put("title", Map.of("eq", mark));
            assertThat(count("anonymous", filter)).as(gone.toString()).isZero();
        }
    }

    @Test
    void filtersByWhatTheCaseSays() {
        var pilot = story.passed();
        story.published(pilot, mark);
        var matching = List.<Map<String, ?>>of(
                Map.of("industries", Map.of("has", "DYEING")),
                Map.of("pilotType", Map.of("eq", "PARK_CLUSTER")),
                Map.of("province", Map.of("eq", "350000")),
                Map.of("prefecture", Map.of("eq", "350500")),
                Map.of("region", Map.of("isNull", true)),
                Map.of("watershed", Map.of("isNull", true)),
                Map.of("year", Map.of("gte", 2022)),
                Map.of("batch", Map.of("eq", pilot.batchId().value())),
                Map.of("pilot", Map.of("eq", pilot.id().value())),
                Map.of("status", Map.of("in", List.of("PUBLISHED"))),
                Map.of("synthetic", Map.of("eq", true)),
                Map.of("inProgress", Map.of("eq", false)),
                Map.of("verified", Map.of("eq", false)),
                Map.of("paybackYears", Map.of("lte", new BigDecimal("2.5"))),
                Map.of("replications", Map.of("eq", 0)),
                Map.of("number", Map.of("startsWith", "CS-2023-")),
                Map.of("publishedAt", Map.of("gte", "2023-01-01T00:00:00Z")));
        for (var each : matching) {
            var filter = new HashMap<String, Object>(each);
            filter.put("title", Map.of("eq", mark));
            assertThat(count("anonymous", filter)).as(each.toString()).isEqualTo(1);
            assertThat(count("anonymous", Map.of("title", Map.of("eq", mark), "not", each)))
                    .as("not " + each)
                    .isZero();
        }
    }

    @Test
    void ordersByEachKey() {
        var pilot = story.passed();
        var first = published(pilot, mark + " 甲", 2020, "1.5");
        published(pilot, mark + " 乙", 2022, "2.5");
        story.dayBefore(first);
        var later = story.published(story.passed(), mark + " 丙");
        var ours = Map.of("pilot", Map.of("eq", pilot.id().value()));
        for (var key : List.of("NUMBER", "TITLE", "YEAR", "PAYBACK_YEARS", "PUBLISHED")) {
            assertThat(ordered(ours, key, "ASC")).as(key).containsExactly("甲", "乙");
            assertThat(ordered(ours, key, "DESC")).as(key).containsExactly("乙", "甲");
        }
        CaseStory.done(story.act(
                "huang.park",
                "recordReplication",
                Map.of(
                        "id",
                        later,
                        "organization",
                        story.bodyOf("huang.park").value(),
                        "since",
                        "2023-03-01",
                        "note",
                        "节水两成")));
        var either = Map.of("title", Map.of("in", List.of(mark + " 甲", mark + " 丙")));
        assertThat(ordered(either, "REPLICATIONS", "ASC")).containsExactly("甲", "丙");
        assertThat(ordered(either, "REPLICATIONS", "DESC")).containsExactly("丙", "甲");
        var newestFirst = caller("anonymous").data(LIST, Map.of("filter", ours));
        assertThat(newestFirst.at("/caseStudies/nodes/0/title").asString()).endsWith("乙");
    }

    private String published(Pilot pilot, String title, int year, String payback) {
        var content = CaseStory.content(title, Map.of("year", year, "replicability", Map.of("paybackYears", payback)));
        var id = CaseStory.done(story.draft("lin.yuan", pilot, content));
        CaseStory.done(story.act("lin.yuan", "fileCaseStudy", Map.of("id", id)));
        story.check(id);
        return CaseStory.done(story.act("zhao.mee", "publishCaseStudy", Map.of("id", id)));
    }

    /// The last character of each title.
    private List<String> ordered(Map<String, ?> filter, String key, String direction) {
        return caller("anonymous")
                .data(LIST, Map.of("filter", filter, "orderBy", List.of(Map.of("field", key, "direction", direction))))
                .at("/caseStudies/nodes")
                .findValuesAsString("title")
                .stream()
                .map(title -> title.substring(title.length() - 1))
                .toList();
    }

    @Test
    void listsTheCasesOfAPilot() {
        var pilot = story.passed();
        story.published(pilot, mark);
        story.drafted(pilot, mark + " 草稿");
        var query = "query($id: ID!) { pilot(id: $id) { caseStudies { totalCount nodes { title pilot { code } } } } }";
        var variables = Map.of("id", pilot.id().value());
        assertThat(caller("anonymous")
                        .data(query, variables)
                        .at("/pilot/caseStudies/totalCount")
                        .asInt())
                .isEqualTo(1);
        assertThat(caller("lin.yuan")
                        .data(query, variables)
                        .at("/pilot/caseStudies/totalCount")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void asksForOneOfIdAndNumber() {
        assertThat(caller("anonymous").code("{ caseStudy { id } }", Map.of())).isEqualTo("ONE_OF");
        assertThat(caller("anonymous").code("{ caseStudy(id: \"case_0\", number: \"CS-2023-0001\") { id } }", Map.of()))
                .isEqualTo("ONE_OF");
        assertThat(caller("anonymous").code("{ caseStudy(number: \"CS-1999-0001\") { id } }", Map.of()))
                .isEqualTo("NOT_FOUND");
    }

    private void seenBy(String id, Set<String> readers) {
        for (var person : EVERYBODY) {
            var sees = readers.contains(person);
            var node = caller(person).ask("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id));
            assertThat(node.at("/data/node/id").asString().equals(id))
                    .as(person)
                    .isEqualTo(sees);
            assertThat(story.read(caller(person), id).isNull()).as(person).isNotEqualTo(sees);
            assertThat(count(person, Map.of("title", Map.of("eq", mark))))
                    .as(person)
                    .isEqualTo(sees ? 1 : 0);
        }
    }

    private int count(String person, Map<String, ?> filter) {
        return list(person, filter).at("/caseStudies/totalCount").asInt();
    }

    private JsonNode list(String person, Map<String, ?> filter) {
        return caller(person).data(LIST, Map.of("filter", filter));
    }

    private Caller caller(String person) {
        return switch (person) {
            case "anonymous" -> Caller.anonymous(port);
            case "partner-demo" -> Caller.partner(port);
            default -> Caller.person(port, person);
        };
    }
}
