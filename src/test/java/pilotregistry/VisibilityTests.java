package pilotregistry;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.graphql.execution.GraphQlSource;
import pilotregistry.application.ApplicationFixtures;
import pilotregistry.batch.BatchRegister;
import pilotregistry.casestudy.CaseStory;
import pilotregistry.feed.Relay;
import pilotregistry.pilot.PilotStory;
import pilotregistry.webhook.WebhookStory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Walks every query field, as everybody, in search of what is not theirs. New fields are walked without being named
/// here.
@RegistryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VisibilityTests {

    private static final Set<String> APPLICANT = Set.of("lin.yuan");
    private static final Set<String> CONCERNED =
            Set.of("lin.yuan", "chen.eco", "wu.ndrc", "zhao.mee", "sun.ndrc", "li.analyst", "admin");
    private static final Set<String> READERS =
            Set.of("lin.yuan", "chen.eco", "wu.ndrc", "zhao.mee", "sun.ndrc", "qian.expert");
    private static final Set<String> OFFICE = Set.of("lin.yuan", "admin");
    private static final Set<String> PROVINCE = Set.of("lin.yuan", "chen.eco", "wu.ndrc");
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

    // What the law and the calls say is everybody's, and leads back to everything.
    private static final Set<String> LAW = Set.of(
            "Rule",
            "Province",
            "Division",
            "Region",
            "Watershed",
            "Industry",
            "OutcomeMetric",
            "Batch",
            "Organization");

    // Edges hold the nodes again; a package prints a plan for each application and says nothing that is not walked.
    private static final Set<String> SKIPPED = Set.of("edges", "package");

    // Public and walked from its own root: what hangs on a pilot leads back to it, and there is no end to that.
    private static final String ONCE = "Pilot";

    // Codes that say the walk itself is at fault.
    private static final Set<String> UNSOUND =
            Set.of("VALIDATION", "SYNTAX", "INTERNAL_ERROR", "TOO_COSTLY", "RATE_LIMITED", "TIMEOUT");

    private static final int DEPTH = 2;

    @LocalServerPort
    int port;

    @Autowired
    GraphQlSource source;

    @Autowired
    MongoOperations mongo;

    @Autowired
    BatchRegister batches;

    @Autowired
    StoryClock clock;

    @Autowired
    ApplicationContext context;

    private final String draftMark = "未报草稿" + UUID.randomUUID();
    private final String filedMark = "已报省级" + UUID.randomUUID();
    private final String progressMark = "进展" + UUID.randomUUID();
    private final String reportMark = "总结" + UUID.randomUUID();
    private final String outcomeMark = "成效说明" + UUID.randomUUID();
    private final String caseDraftMark = "案例草稿" + UUID.randomUUID();
    private final String caseFiledMark = "待审案例" + UUID.randomUUID();
    private final String clientMark = "客户端" + UUID.randomUUID();
    private final Map<String, Set<String>> found = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private String body = "";
    private String draft = "";
    private String filed = "";
    private String pilot = "";
    private String progress = "";
    private String toldPilot = "";
    private String outcome = "";
    private String caseDraft = "";
    private String caseFiled = "";
    private String client = "";
    private long began;

    @BeforeAll
    void someoneDraftsAndFiles() {
        began = Caller.anonymous(port)
                .data("{ feedPosition }")
                .get("feedPosition")
                .asLong();
        body = Caller.person(port, "lin.yuan")
                .data("{ viewer { mandates { organization { id } } } }")
                .at("/viewer/mandates/0/organization/id")
                .asString();
        draft = drafted(draftMark);
        filed = drafted(filedMark);
        var answer = Caller.person(port, "lin.yuan")
                .data(
                        "mutation($input: FileApplicationInput!) { fileApplication(input: $input) { errors { code } } }",
                        Map.of("input", Map.of("id", filed)));
        assertThat(answer.at("/fileApplication/errors")).isEmpty();
        someoneReports();
        someoneWritesCases();
        client = someonesClient();
        everybodyWalks();
    }

    private String someonesClient() {
        var body = Caller.person(port, "lin.yuan")
                .data("{ viewer { mandates { organization { id } } } }")
                .at("/viewer/mandates/0/organization/id")
                .asString();
        var input = Map.of("clientId", "walk-" + UUID.randomUUID(), "name", clientMark, "organization", body);
        return Caller.person(port, "admin")
                .data(Caller.document("graphql-test/registerClient.graphql"), Map.of("input", input))
                .at("/registerClient/client/id")
                .asString();
    }

    private void someoneWritesCases() {
        var story = new CaseStory(port, context);
        var passed = story.passed();
        toldPilot = passed.id().value();
        var amount = Map.of("value", "12.5", "unit", "t/a");
        outcome = story.outcome(passed, Map.of("metric", "cod_reduced", "amount", amount, "note", outcomeMark));
        caseDraft = story.drafted(passed, caseDraftMark);
        caseFiled = story.filed(passed, caseFiledMark);
    }

    private void someoneReports() {
        var story = new PilotStory(port, mongo, batches, clock);
        var designated = story.designated();
        pilot = designated.id().value();
        story.on("2024-01-15");
        var period = PilotStory.of(designated, "from", "2023-10", "to", "2023-12", "summary", progressMark);
        progress = story.done("lin.yuan", "reportProgress", period)
                .at("/progress/id")
                .asString();
        story.on("2024-09-02");
        var last =
                PilotStory.of(designated, "summary", reportMark, "measures", "做法", "results", "成效", "experience", "经验");
        story.done("lin.yuan", "submitFinalReport", last);
        clock.set(StoryClock.START);
    }

    @Test
    void aDraftIsTheApplicantsAlone() {
        assertThat(whoFinds(draftMark)).isEqualTo(APPLICANT);
    }

    @Test
    void whatIsFiledIsTheApplicantsAndItsProvincesAlone() {
        assertThat(whoFinds(filedMark)).isEqualTo(PROVINCE);
    }

    @Test
    void whatIsReportedOfAPilotIsForThoseWhomItConcernsAlone() {
        assertThat(whoFinds(progressMark)).isEqualTo(CONCERNED);
        assertThat(whoFinds(reportMark)).isEqualTo(CONCERNED);
    }

    @Test
    void anOutcomeThatNobodyConfirmedIsForThoseWhomItConcernsAlone() {
        assertThat(whoFinds(outcomeMark)).isEqualTo(CONCERNED);
    }

    @Test
    void aCaseIsItsAuthorsUntilItIsFiledAndThenItsReadersUntilItIsPublished() {
        assertThat(whoFinds(caseDraftMark)).isEqualTo(APPLICANT);
        assertThat(whoFinds(caseFiledMark)).isEqualTo(READERS);
    }

    @Test
    void aClientIsItsBodysAndTheAdministratorsAlone() {
        assertThat(whoFinds(clientMark)).isEqualTo(OFFICE);
    }

    @Test
    void noIdIsToldToWhomTheRecordIsNot() {
        whoSees().forEach((id, readers) -> assertThat(whoFinds(id)).as(id).isEqualTo(readers));
    }

    @Test
    void theFeedTellsOfWhatIsTheReadersAlone() {
        for (var person : EVERYBODY) {
            var lines = Caller.send(
                            caller(person).request("/changes?since=" + began + "&hashes=true"),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            assertThat(lines).as(person).contains(toldPilot);
            whoSees()
                    .forEach((id, readers) ->
                            assertThat(lines.contains(id)).as(person + " " + id).isEqualTo(readers.contains(person)));
        }
    }

    @Test
    void webhooksTellEachWhatTheFeedTellsThem() {
        try (var story = new WebhookStory(port, context)) {
            var told = EVERYBODY.subList(1, EVERYBODY.size());
            told.forEach(person -> story.active(caller(person), "/" + person, "position", began));
            story.goRound();
            for (var person : told) {
                var lines = Caller.send(
                                caller(person).request("/changes?since=" + began), HttpResponse.BodyHandlers.ofString())
                        .body()
                        .lines()
                        .map(line -> JsonMapper.shared().readTree(line))
                        .filter(line -> line.has("id"))
                        .toList();
                assertThat(story.changes("/" + person).stream()
                                .map(call -> call.json().get("data")))
                        .as(person)
                        .containsExactlyElementsOf(lines);
                var ids = lines.stream().map(line -> line.get("id").asString()).toList();
                assertThat(ids).as(person).contains(toldPilot);
                whoSees()
                        .forEach((id, readers) -> assertThat(ids.contains(id))
                                .as(person + " " + id)
                                .isEqualTo(readers.contains(person)));
            }
        } finally {
            clock.set(StoryClock.START);
        }
    }

    private Map<String, Set<String>> whoSees() {
        return Map.of(
                draft, APPLICANT,
                filed, PROVINCE,
                progress, CONCERNED,
                outcome, CONCERNED,
                caseDraft, APPLICANT,
                caseFiled, READERS,
                client, OFFICE);
    }

    @Test
    void countsTotalsAndFacetsTellNoMoreOfOutcomesAndCasesThanLists() {
        for (var person : EVERYBODY) {
            var counted = caller(person).data("""
                    query($pilot: ID!, $id: ID!, $mark: String!) {
                      outcomes(filter: {pilot: {eq: $pilot}}) { totalCount }
                      outcomeTotals(filter: {pilot: {eq: $pilot}, demonstration: {eq: true}}) { metric { key } }
                      pilot(id: $id) { caseStudies { totalCount } }
                      searchCaseStudies(text: $mark) { totalCount facets(dimensions: [INDUSTRY, PROVINCE, METRIC]) { values { count } } }
                      suggestCaseStudies(prefix: $mark) { text }
                    }""", Map.of("pilot", toldPilot, "id", toldPilot, "mark", caseFiledMark));
            assertThat(counted.at("/outcomes/totalCount").asInt())
                    .as(person)
                    .isEqualTo(CONCERNED.contains(person) ? 1 : 0);
            if (!CONCERNED.contains(person)) {
                assertThat(counted.get("outcomeTotals")).as(person).isEmpty();
            }
            assertThat(counted.at("/pilot/caseStudies/totalCount").asInt())
                    .as(person)
                    .isEqualTo(APPLICANT.contains(person) ? 2 : READERS.contains(person) ? 1 : 0);
            assertThat(counted.at("/searchCaseStudies/totalCount").asInt())
                    .as(person)
                    .isZero();
            assertThat(counted.findValuesAsString("count")).as(person).isEmpty();
            assertThat(counted.get("suggestCaseStudies")).as(person).isEmpty();
        }
    }

    @Test
    void exportsTellNoMoreThanLists() {
        var ofPilot = Map.of("filter", Map.of("pilot", Map.of("eq", toldPilot)));
        var ofDraft = Map.of("filter", Map.of("title", Map.of("contains", draftMark)));
        for (var person : EVERYBODY.subList(1, EVERYBODY.size())) {
            assertThat(exported(person, Map.of("applications", ofDraft)))
                    .as(person)
                    .isEqualTo(APPLICANT.contains(person) ? 1 : 0);
            assertThat(exported(person, Map.of("outcomes", ofPilot)))
                    .as(person)
                    .isEqualTo(CONCERNED.contains(person) ? 1 : 0);
            assertThat(exported(person, Map.of("caseStudies", ofPilot)))
                    .as(person)
                    .isEqualTo(APPLICANT.contains(person) ? 2 : READERS.contains(person) ? 1 : 0);
        }
        for (var list : List.of("applications", "outcomes", "caseStudies")) {
            var open = Caller.send(
                    Caller.anonymous(port).request("/exports/" + list + ".ndjson"),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(open.statusCode()).isEqualTo(list.equals("applications") ? 401 : 200);
            assertThat(open.body()).doesNotContain(draft, filed, outcome, caseDraft, caseFiled);
        }
    }

    private int exported(String person, Map<String, ?> select) {
        var input = Map.of("select", select, "format", "NDJSON");
        var id = caller(person)
                .data(Caller.document("graphql-test/requestExport.graphql"), Map.of("input", input))
                .at("/requestExport/export/id")
                .asString();
        var written = Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> caller(person)
                                .data(
                                        "query($id: ID!) { exportJob(id: $id) { status file { rows } } }",
                                        Map.of("id", id)),
                        job -> job.at("/exportJob/status").asString().equals("DONE"));
        return written.at("/exportJob/file/rows").asInt();
    }

    @Test
    void countsTellNoMoreThanLists() {
        for (var person : EVERYBODY) {
            var counted = caller(person)
                    .ask(
                            "query($title: String) { applications(filter: {title: {contains: $title}}) { totalCount } }",
                            Map.of("title", draftMark))
                    .at("/data/applications/totalCount");
            assertThat(counted.asInt()).as(person).isEqualTo(APPLICANT.contains(person) ? 1 : 0);
        }
    }

    @Test
    void whatIsNotYoursCannotBeToldFromWhatIsNotThere() {
        for (var person : EVERYBODY) {
            if (!APPLICANT.contains(person)) {
                var foreign = caller(person).ask("query($id: ID!) { node(id: $id) { id } }", Map.of("id", draft));
                var missing =
                        caller(person).ask("query($id: ID!) { node(id: $id) { id } }", Map.of("id", "application_0"));
                assertThat(unnumbered(foreign)).as(person).isEqualTo(unnumbered(missing));
            }
        }
    }

    // Every request has a number of its own.
    private static JsonNode unnumbered(JsonNode answer) {
        ((ObjectNode) answer.at("/errors/0/extensions")).remove("requestId");
        return answer;
    }

    @Test
    void actsUponWhatIsNotYoursFindNothing() {
        for (var person : List.of("huang.park", "he.eco", "chen.eco")) {
            assertThat(caller(person)
                            .ask(
                                    "mutation($input: ReturnApplicationInput!) { returnApplication(input: $input) { errors { code } } }",
                                    Map.of("input", Map.of("id", draft, "reason", "不是我的")))
                            .at("/errors/0/extensions/code")
                            .asString())
                    .as(person)
                    .isIn("NOT_FOUND", "FORBIDDEN");
        }
    }

    private Set<String> whoFinds(String mark) {
        return found.getOrDefault(mark, Set.of());
    }

    private void everybodyWalks() {
        context.getBean(Relay.class).drain();
        for (var person : EVERYBODY) {
            var caller = caller(person);
            for (var field : source.schema().getQueryType().getFieldDefinitions()) {
                for (var document : documents(field)) {
                    var answer = caller.ask(document, Map.of());
                    assertThat(malformed(answer)).as(document + answer).isFalse();
                    var data = answer.path("data").toString();
                    marks().filter(data::contains)
                            .forEach(mark -> found.computeIfAbsent(mark, unseen -> new TreeSet<>())
                                    .add(person));
                }
            }
        }
    }

    private Stream<String> marks() {
        return Stream.of(
                draftMark,
                filedMark,
                progressMark,
                reportMark,
                outcomeMark,
                caseDraftMark,
                caseFiledMark,
                clientMark,
                draft,
                filed,
                progress,
                outcome,
                caseDraft,
                caseFiled,
                client);
    }

    // The walk itself must be sound: a document that is not valid, or costs more than is read, proves nothing.
    private static boolean malformed(JsonNode answer) {
        for (var error : answer.path("errors")) {
            var code = error.at("/extensions/code").asString();
            if (code.endsWith("_LIMIT") || UNSOUND.contains(code)) {
                return true;
            }
        }
        return false;
    }

    /// The field with every combination of arguments that could lead to what was drafted and filed.
    private Set<String> documents(GraphQLFieldDefinition field) {
        var documents = new LinkedHashSet<String>();
        for (var id : List.of(draft, filed, pilot, progress, outcome, caseDraft, caseFiled, client)) {
            var arguments = new LinkedHashMap<String, String>();
            field.getArguments().forEach(argument -> {
                var value =
                        switch (argument.getName()) {
                            case "id" -> "\"" + id + "\"";
                            case "ids" -> "[\"" + id + "\"]";
                            case "first" -> field.getName().equals("changes") ? "100" : "20";
                            case "at" -> "\"2030-01-01T00:00:00Z\"";
                            case "since" -> String.valueOf(began);
                            case "position" -> "1";
                            case "from", "to" -> GraphQLTypeUtil.isNonNull(argument.getType()) ? "\"2023-03-09\"" : "";
                            case "batch" -> "\"batch_9001\"";
                            case "organization" -> "\"" + body + "\"";
                            case "province" -> "\"350000\"";
                            case "code", "number", "socialCreditCode", "value", "unit", "metric", "text", "prefix" ->
                                GraphQLTypeUtil.isNonNull(argument.getType()) ? "\"1\"" : "";
                            case "list" -> "APPLICATIONS";
                            case "profile" -> "{problems: \"废水\"}";
                            default -> "";
                        };
                if (!value.isEmpty()) {
                    arguments.put(argument.getName(), value);
                }
            });
            for (var selection : selections(field, id)) {
                documents.add("{ " + field.getName() + written(arguments) + selection + " }");
            }
        }
        return documents;
    }

    private static String written(Map<String, String> arguments) {
        return arguments.isEmpty()
                ? ""
                : "("
                        + String.join(
                                ", ",
                                arguments.entrySet().stream()
                                        .map(each -> each.getKey() + ": " + each.getValue())
                                        .toList())
                        + ")";
    }

    private List<String> selections(GraphQLFieldDefinition field, String id) {
        var named = field.getArgument("id") != null || field.getArgument("ids") != null;
        return GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLInterfaceType node
                ? source.schema().getImplementations(node).stream()
                        .filter(each -> !LAW.contains(each.getName()))
                        .filter(each -> !named || each.getName().equals(typeOf(id)))
                        .map(each -> " { __typename ... on " + each.getName()
                                + fields(each, DEPTH, each.getName().equals(ONCE)) + " }")
                        .toList()
                : List.of(selection(field.getType(), DEPTH, false));
    }

    // What is said of other types selects nothing of it.
    private String typeOf(String id) {
        return types.computeIfAbsent(
                id,
                one -> EVERYBODY.stream()
                        .map(person -> caller(person)
                                .ask("query($id: ID!) { node(id: $id) { __typename } }", Map.of("id", one)))
                        .map(answer -> answer.at("/data/node/__typename").asString(""))
                        .filter(type -> !type.isEmpty())
                        .findFirst()
                        .orElseThrow());
    }

    private String selection(GraphQLOutputType type, int depth, boolean passed) {
        GraphQLType named = GraphQLTypeUtil.unwrapAll(type);
        if (named instanceof GraphQLInterfaceType) {
            return " { __typename ... on Node { id } }"; // what it leads to is walked by node(id:)
        }
        return named instanceof GraphQLObjectType object
                ? fields(object, depth, passed || object.getName().equals(ONCE))
                : "";
    }

    private String fields(GraphQLObjectType object, int depth, boolean passed) {
        var selected = new StringBuilder(" { __typename");
        for (var field : object.getFieldDefinitions()) {
            var needs =
                    field.getArguments().stream().anyMatch(argument -> GraphQLTypeUtil.isNonNull(argument.getType()));
            var composite = GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType;
            var wrapper = ((GraphQLNamedOutputType) GraphQLTypeUtil.unwrapAll(field.getType())).getName();
            if (needs
                    || (composite && depth == 0)
                    || LAW.contains(wrapper)
                    || SKIPPED.contains(field.getName())
                    || (passed && wrapper.equals(ONCE))) {
                continue;
            }
            var first = field.getArgument("first") == null ? "" : "(first: 3)";
            var within = object.getName().endsWith("Connection") ? depth : depth - 1;
            selected.append(' ')
                    .append(field.getName())
                    .append(first)
                    .append(selection(field.getType(), within, passed));
        }
        return selected.append(" }").toString();
    }

    private String drafted(String mark) {
        var caller = Caller.person(port, "lin.yuan");
        var applicant = caller.data("{ viewer { mandates { organization { id } } } }")
                .at("/viewer/mandates/0/organization/id")
                .asString();
        var content = new LinkedHashMap<>(ApplicationFixtures.completeInput(applicant));
        content.put("title", mark);
        content.put("openListNote", mark);
        return caller.data(
                        "mutation($input: DraftApplicationInput!) { draftApplication(input: $input) { application { id } errors { code path } } }",
                        Map.of("input", Map.of("batch", "batch_9001", "applicant", applicant, "content", content)))
                .at("/draftApplication/application/id")
                .asString();
    }

    private Caller caller(String person) {
        return switch (person) {
            case "anonymous" -> Caller.anonymous(port);
            case "partner-demo" -> Caller.partner(port);
            default -> Caller.person(port, person);
        };
    }
}
