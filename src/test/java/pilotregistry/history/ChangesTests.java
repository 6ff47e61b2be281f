package pilotregistry.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.access.Actor;
import pilotregistry.allowance.Allowances;
import pilotregistry.allowance.Payer;
import pilotregistry.casestudy.CaseStory;
import pilotregistry.feed.Feed;
import pilotregistry.feed.Relay;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RegistryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangesTests {

    private static final String ASK = """
            query($since: Long!, $first: Int) { changes(since: $since, first: $first) { position more
              changes { position act type id sequence removed hash node { id ... on CaseStudy { title status } } } } }""";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private CaseStory story;
    private long since;
    private String published = "";
    private String retracted = "";
    private String draft = "";
    private String outcome = "";

    @BeforeAll
    void muchHappens() {
        context.getBean(Relay.class).drain();
        since = context.getBean(Feed.class).newest();
        story = new CaseStory(port, context);
        var pilot = story.passed();
        published = story.published(pilot, "变更流中的案例");
        retracted = story.published(pilot, "将撤回的变更");
        draft = story.drafted(pilot, "不为人知的草稿");
        CaseStory.done(story.act("zhao.mee", "retractCaseStudy", Map.of("id", retracted, "reason", "有误")));
        var amount = Map.of("value", "12.5", "unit", "t/a");
        outcome = story.confirmedOutcome(pilot, Map.of("metric", "cod_reduced", "amount", amount));
        story.outcome(
                "zhao.mee", pilot, Map.of("metric", "cod_reduced", "amount", Map.of("value", "11.5", "unit", "t/a")));
        context.getBean(Relay.class).drain();
    }

    @Test
    void tellsEverybodyWhatIsPublicAndWhenItCeasedToBe() {
        var changes = all(Caller.anonymous(port), 100);
        assertThat(told(changes, published)).containsExactly("publishCaseStudy false");
        assertThat(told(changes, retracted)).containsExactly("publishCaseStudy true", "retractCaseStudy true");
        assertThat(told(changes, draft)).isEmpty();
        assertThat(told(changes, outcome)).containsExactly("reportOutcome true");
        assertThat(changes.stream().filter(change -> is(change, outcome)))
                .allMatch(change -> change.get("node").isNull());
        assertThat(changes.stream().filter(change -> is(change, retracted)))
                .allMatch(change -> change.at("/node/status").asString().equals("RETRACTED"));
    }

    @Test
    void tellsTheAuthorMore() {
        var changes = all(Caller.person(port, "lin.yuan"), 100);
        assertThat(told(changes, draft)).containsExactly("draftCaseStudy false");
        assertThat(told(changes, outcome)).hasSize(4).allMatch(change -> change.endsWith("false"));
    }

    @Test
    void missesNothingWhateverThePage() {
        var whole = all(Caller.anonymous(port), 100);
        assertThat(all(Caller.anonymous(port), 1)).isEqualTo(whole);
        var page = Caller.anonymous(port).data(ASK, Map.of("since", newest()));
        assertThat(page.at("/changes/more").asBoolean()).isFalse();
        assertThat(page.at("/changes/changes")).isEmpty();
        assertThat(page.at("/changes/position").asLong()).isEqualTo(newest());
    }

    @Test
    void takesNoParameterOfTheLinesThatItDoesNotKnowAndNoneTwice() {
        for (var parameters : List.of("first=2", "after=1", "since=1&since=2")) {
            var answer = Caller.send(Caller.anonymous(port).request("/changes?" + parameters), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(parameters).isEqualTo(400);
            assertThat(answer.body()).contains("BAD_PARAMETER").contains("since, hashes, events");
        }
    }

    @Test
    void refusesAPositionThatIsNoneAndAPageThatIsTooLarge() {
        var anonymous = Caller.anonymous(port);
        assertThat(anonymous.code(ASK, Map.of("since", newest() + 1_000))).isEqualTo("POSITION_AHEAD");
        assertThat(anonymous.code(ASK, Map.of("since", -1))).isEqualTo("BAD_VALUE");
        assertThat(anonymous.code(ASK, Map.of("since", 0, "first", 101))).isEqualTo("PAGE_SIZE");
        assertThat(anonymous.code(ASK, Map.of("since", 0, "first", -1))).isEqualTo("PAGE_SIZE");
    }

    @Test
    void staysWhereItIsOnAPageOfNone() {
        var page = Caller.anonymous(port)
                .data(ASK, Map.of("since", since, "first", 0))
                .get("changes");
        assertThat(page.get("changes")).isEmpty();
        assertThat(page.get("position").asLong()).isEqualTo(since);
        assertThat(page.get("more").asBoolean()).isTrue();
    }

    @Test
    void comesAsLinesThatAreResumedByPosition() {
        var lines = lines(Caller.anonymous(port), "since=" + since);
        var asked = all(Caller.anonymous(port), 100);
        var changes = lines.stream().filter(line -> line.has("id")).toList();
        assertThat(changes)
                .extracting(line -> line.get("position").asLong())
                .containsExactlyElementsOf(asked.stream()
                        .map(change -> change.get("position").asLong())
                        .toList());
        assertThat(lines.getLast().get("position").asLong()).isEqualTo(newest());
        var middle = changes.get(changes.size() / 2).get("position").asLong();
        assertThat(lines(Caller.anonymous(port), "since=" + middle))
                .isEqualTo(lines.stream()
                        .filter(line -> line.get("position").asLong() > middle)
                        .toList());
    }

    @Test
    void hasALineForEveryNumberWhereHashesAreWanted() {
        var lines = lines(Caller.anonymous(port), "since=" + since + "&hashes=true");
        assertThat(lines).hasSize((int) (newest() - since)).allMatch(line -> line.has("hash"));
        assertThat(lines.toString()).doesNotContain(draft);
    }

    @Test
    void givesWholeEventsToAdministratorsOnly() {
        for (var caller : List.of(Caller.anonymous(port), Caller.person(port, "zhao.mee"))) {
            var refused = Caller.send(caller.request("/changes?events=true"), BodyHandlers.ofString());
            assertThat(refused.statusCode()).isIn(401, 403);
        }
        var lines = lines(Caller.person(port, "admin"), "since=" + since + "&events=true");
        assertThat(lines)
                .allMatch(line -> line.has("delta"))
                .anyMatch(line -> line.toString().contains(draft));
    }

    @Test
    void givesNoLinesToWhoHasSpentThePointsOfTheWindow() throws Exception {
        var address = InetAddress.getByName("127.0.0.2"); // a budget that no other test spends
        var allowances = context.getBean(Allowances.class);
        var payer = Payer.of(new Actor.Anonymous(), address);
        allowances.charge(payer, allowances.charge(payer, 0).remaining() - 15);
        try (var http = HttpClient.newBuilder().localAddress(address).build()) {
            var asked =
                    Caller.anonymous(port).request("/changes?since=" + newest()).build();
            assertThat(http.send(asked, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
            var refused = http.send(asked, BodyHandlers.ofString());
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isPositive();
            assertThat(refused.body()).contains("RATE_LIMITED");
        }
    }

    private long newest() {
        return context.getBean(Feed.class).newest();
    }

    private List<JsonNode> all(Caller caller, int first) {
        var changes = new ArrayList<JsonNode>();
        var position = since;
        for (var more = true; more; ) {
            var page =
                    caller.data(ASK, Map.of("since", position, "first", first)).get("changes");
            page.get("changes").forEach(changes::add);
            position = page.get("position").asLong();
            more = page.get("more").asBoolean();
        }
        return changes;
    }

    private static List<String> told(List<JsonNode> changes, String id) {
        return changes.stream()
                .filter(change -> is(change, id))
                .map(change -> change.get("act").asString() + " "
                        + change.get("removed").asBoolean())
                .toList();
    }

    private static boolean is(JsonNode change, String id) {
        return change.get("id").asString().equals(id);
    }

    private static List<JsonNode> lines(Caller caller, String query) {
        var answer = Caller.send(caller.request("/changes?" + query), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/x-ndjson"));
        return answer.body()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }
}
