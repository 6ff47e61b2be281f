package pilotregistry.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.Race;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;
import pilotregistry.ledger.Refusal;
import tools.jackson.databind.JsonNode;

@RegistryTest
class SaveSearchTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Messages messages;

    private AlertStory story;
    private Caller analyst;

    @BeforeEach
    void someone() {
        story = new AlertStory(port, context);
        analyst = Caller.person(port, "li.analyst");
        clear(analyst);
    }

    private void clear(Caller caller) {
        caller.data("{ savedSearches(first: 100) { nodes { id } } }")
                .at("/savedSearches/nodes")
                .forEach(saved ->
                        story.delete(caller, Map.of("id", saved.get("id").asString())));
    }

    @Test
    void keepsWhatIsAskedAndHowItIsTold() {
        var saved = story.saved(
                analyst.in(Locale.ENGLISH),
                "search",
                Map.of(
                        "text",
                        story.word,
                        "filter",
                        Map.of(
                                "industries",
                                List.of("DYEING"),
                                "outcomes",
                                List.of(Map.of("metric", "ammonia_nitrogen_reduced", "gte", "10.50", "unit", "t/a")))),
                "interval",
                "WEEKLY");
        assertThat(saved.get("asked").asString())
                .contains("\"text\":\"" + story.word + "\"", "\"industries\":[\"DYEING\"]", "10.50");
        assertThat(saved.get("language").asString()).isEqualTo("EN");
        assertThat(saved.get("channel").asString()).isEqualTo("FEED");
        assertThat(saved.get("interval").asString()).isEqualTo("WEEKLY");
        assertThat(saved.get("status").asString()).isEqualTo("ON");
        assertThat(saved.get("feedPath").asString()).matches("/alerts/[A-Za-z0-9_-]{43}\\.atom");
        assertThat(saved.get("offPath").asString()).matches("/alerts/[A-Za-z0-9_-]{43}/off");
        assertThat(story.saved(analyst, "language", "EN", "name", "另一项")
                        .get("language")
                        .asString())
                .isEqualTo("EN");
    }

    @Test
    void changesOneThatIsSaved() {
        var saved = story.saved(analyst);
        var edited = story.saved(
                analyst,
                "id",
                saved.get("id").asString(),
                "version",
                saved.get("version").asInt(),
                "name",
                "改名");
        assertThat(edited.get("name").asString()).isEqualTo("改名");
        assertThat(edited.get("feedPath")).isEqualTo(saved.get("feedPath"));
        var outdated = story.save(
                analyst.in(Locale.ENGLISH),
                story.input(
                        "id",
                        saved.get("id").asString(),
                        "version",
                        saved.get("version").asInt()));
        assertThat(outdated.at("/errors/0/code").asString()).isEqualTo("VERSION_CONFLICT");
        assertThat(outdated.at("/errors/0/message").asString()).startsWith("You read version");
        assertThat(outdated.at("/savedSearch/name").asString()).isEqualTo("改名");
    }

    @Test
    void holdsWhatItFindsAnewBecauseItAsksForSomethingElseForNoNews() {
        story.imported("甲");
        var saved = story.saved(analyst, "search", Map.of("text", story.word + "x"));
        var id = saved.get("id").asString();
        var edited = story.saved(analyst, "id", id);
        story.after(Duration.ofDays(1));
        assertThat(story.headings(edited)).isEmpty();
        var number = story.imported("乙");
        story.after(Duration.ofDays(1));
        assertThat(story.headings(edited)).singleElement().asString().startsWith("新案例 " + number);
    }

    @Test
    void isMadeOnceForOneKeyHoweverOftenItComes() {
        var input = story.input("idempotencyKey", AlertStory.key());
        var ids = Race.of(4, time -> story.save(analyst, input)).stream()
                .map(payload -> payload.at("/savedSearch/id").asString())
                .distinct();
        assertThat(ids).hasSize(1);
        assertThat(count(analyst)).isEqualTo(1);
    }

    @Test
    void changesNothingWhenItIsOnlyTried() {
        var tried = story.save(analyst, story.input("validateOnly", true));
        assertThat(tried.get("savedSearch").isNull()).isTrue();
        assertThat(tried.get("errors")).isEmpty();
        assertThat(count(analyst)).isZero();
        var saved = story.saved(analyst);
        var id = saved.get("id").asString();
        var unchanged = story.save(analyst, story.input("id", id, "name", "只是试试", "validateOnly", true));
        assertThat(unchanged.at("/savedSearch/name")).isEqualTo(saved.get("name"));
    }

    @Test
    void refusesItWithoutANameOrWithOneThatIsTooLong() {
        assertThat(refusal("NAME_MISSING", Map.of("name", "  "))).contains("名称");
        assertThat(refusal("NAME_TOO_LONG", Map.of("name", "长".repeat(101)))).contains("100");
    }

    @Test
    void refusesAddressesThatAreMissingUnusedOrNone() {
        assertThat(refusal("ADDRESS_MISSING", Map.of("channel", "MAIL"))).contains("地址");
        for (var none : List.of("nobody", "a@b", "a b@example.cn", "a@example.cn\nBcc: b@example.cn", "王@example.cn")) {
            assertThat(refusal("ADDRESS_INVALID", Map.of("channel", "MAIL", "address", none)))
                    .contains(none);
        }
        for (var none : List.of(
                "example.cn/hook",
                "ftp://example.cn/",
                "https://user@example.cn/",
                "https://example.cn/#part",
                "https://example.cn/%zz",
                "https://example.cn/ HTTP/1.1",
                "https://[::::]/",
                "https://[1:2]/",
                "https:///hook")) {
            assertThat(refusal("ADDRESS_INVALID", Map.of("channel", "WEBHOOK", "address", none)))
                    .contains(none);
        }
        for (var nowhere : List.of("https://nobody.invalid/hook", "https://a..b/", "https://127.0.0.1:70000/")) {
            assertThat(refusal("ADDRESS_NOT_PUBLIC", Map.of("channel", "WEBHOOK", "address", nowhere)))
                    .contains(nowhere);
        }
        assertThat(refusal("ADDRESS_UNUSED", Map.of("address", "a@example.cn"))).contains("FEED");
    }

    @Test
    void refusesMailWhereNoneIsConfigured() {
        var wish = new SearchWish(
                "检索",
                new Question("{}"),
                Language.ZH,
                AlertChannel.MAIL,
                "a@example.cn",
                DigestInterval.DAILY,
                StoryClock.START);
        var refused = wish.refusals(false).getFirst();
        assertThat(refused.code()).isEqualTo(SaveSearchErrorCode.MAIL_NOT_CONFIGURED);
        assertThat(refused.path()).containsExactly("input", "channel");
        assertThat(wish.refusals(true)).isEmpty();
        assertThat(messages.say(refused.key(), refused.facts(), Language.EN)).startsWith("No mail server");
        assertThat(messages.say(refused.key(), refused.facts(), Language.ZH)).contains("未配置");
    }

    @Test
    void refusesWhatFindsTooMuch() {
        // Nobody takes 5,000 cases in for this: what is refused is what the office would answer.
        var refused = Refusal.of(SaveSearchErrorCode.TOO_BROAD, "input", "search")
                .with("found", 5_001L)
                .with("limit", 5_000);
        for (var language : Language.values()) {
            assertThat(messages.say(refused.key(), refused.facts(), language))
                    .contains("5001", "5000")
                    .doesNotContain("{");
        }
        assertThat(SavedSearchController.broad(5_000)).isEmpty();
        assertThat(SavedSearchController.broad(5_001)).containsExactly(refused);
    }

    @Test
    void refusesMoreThanTheSeatsOfOnePerson() {
        var expert = Caller.person(port, "qian.expert");
        JsonNode last = null;
        for (int i = 0; i <= SavedSearches.SEATS; i++) {
            last = story.save(expert, story.input());
        }
        assertThat(last.get("errors").findValuesAsString("code")).containsExactly("TOO_MANY_SAVED_SEARCHES");
        assertThat(last.at("/errors/0/message").asString()).contains("20");
        clear(expert);
        assertThat(story.save(expert, story.input()).get("errors")).isEmpty();
        clear(expert);
    }

    @Test
    void refusesWhatTheSearchItselfRefuses() {
        var document = Caller.document("graphql-test/saveSearch.graphql");
        var unknown = story.input(
                "search", Map.of("filter", Map.of("outcomes", List.of(Map.of("metric", "happiness", "gte", "1")))));
        assertThat(analyst.code(document, Map.of("input", unknown))).isEqualTo("UNKNOWN_METRIC");
        var long201 = story.input("search", Map.of("text", "长".repeat(201)));
        assertThat(analyst.code(document, Map.of("input", long201))).isEqualTo("TEXT_TOO_LONG");
    }

    @Test
    void isForWhoeverSavedItOnly() {
        var id = story.saved(analyst).get("id").asString();
        var document = Caller.document("graphql-test/saveSearch.graphql");
        for (var other : List.of("admin", "zhao.mee")) {
            assertThat(Caller.person(port, other).code(document, Map.of("input", story.input("id", id, "version", 7))))
                    .isEqualTo("NOT_FOUND");
        }
        assertThat(Caller.anonymous(port).code(document, Map.of("input", story.input())))
                .isEqualTo("UNAUTHENTICATED");
        assertThat(Caller.person(port, "li.analyst", "openid").code(document, Map.of("input", story.input())))
                .isEqualTo("SCOPE_MISSING");
    }

    private String refusal(String code, Map<String, Object> more) {
        var input = story.input();
        input.putAll(more);
        var zh = story.save(analyst, input);
        var en = story.save(analyst.in(Locale.ENGLISH), input);
        assertThat(zh.findValuesAsString("code")).containsExactly(code);
        assertThat(zh.get("savedSearch").isNull()).isTrue();
        assertThat(en.at("/errors/0/message").asString()).doesNotContainPattern("[\\p{IsHan}&&[^王]]");
        return zh.at("/errors/0/message").asString();
    }

    private static int count(Caller caller) {
        return caller.data("{ savedSearches { totalCount } }")
                .at("/savedSearches/totalCount")
                .asInt();
    }
}
