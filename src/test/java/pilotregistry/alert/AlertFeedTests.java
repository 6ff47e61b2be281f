package pilotregistry.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.Race;
import pilotregistry.RegistryTest;
import tools.jackson.databind.JsonNode;

/// What a saved search is told of, as its feed tells it, and how it ends.
@RegistryTest
class AlertFeedTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private AlertStory story;
    private Caller body;
    private JsonNode saved;
    private String known = "";

    @BeforeEach
    void someone() {
        story = new AlertStory(port, context);
        body = Caller.person(port, "huang.park");
        known = story.imported("已知", "results", cod(10));
        saved = story.saved(body);
    }

    private static List<?> cod(int tonnes) {
        return List.of(Map.of("metric", "cod_reduced", "value", tonnes, "unit", "吨/年"));
    }

    @AfterEach
    void nobody() {
        story.delete(body, Map.of("id", saved.get("id").asString()));
    }

    @Test
    void tellsOfWhatIsFoundAnewAndNotOfWhatWasFoundBefore() {
        story.after(Duration.ofDays(1));
        assertThat(story.headings(saved)).isEmpty();
        var number = story.imported("新");
        story.goRound();
        assertThat(story.headings(saved)).as("before the day is over").isEmpty();
        story.after(Duration.ofDays(1));
        assertThat(story.headings(saved)).containsExactly("新案例 " + number + "：园区治理 " + story.word + " 新");
        assertThat(story.feed(saved).body()).contains("/cases/" + number + "\"");
        story.after(Duration.ofDays(1));
        assertThat(story.headings(saved)).as("once").hasSize(1);
    }

    @Test
    void tellsOfChangesThatMatterAndOfNoOthers() {
        story.imported("已知", "results", cod(10), "summary", "摘要改了一个字");
        story.after(Duration.ofDays(1));
        assertThat(story.headings(saved)).isEmpty();
        story.imported("已知", "results", cod(12), "summary", "摘要改了一个字");
        story.after(Duration.ofDays(1));
        assertThat(story.headings(saved)).singleElement().asString().startsWith("案例 " + known + " 有变化");
        assertThat(story.feed(saved).body()).contains("变化涉及：成效。");
        story.imported("已知", "results", cod(12), "replicability", Map.of("prerequisites", List.of("集中供热")));
        story.after(Duration.ofDays(1));
        assertThat(story.feed(saved).body()).contains("变化涉及：可复制性。");
    }

    @Test
    void tellsOfRetractionsWithoutSayingAgainWhatWasRetracted() {
        var number = story.imported("将撤回", "summary", "不再给人看的话");
        story.after(Duration.ofDays(1));
        story.retracted(number);
        story.after(Duration.ofDays(1));
        assertThat(story.headings(saved).getFirst()).startsWith("案例 " + number + " 已撤回");
        assertThat(story.feed(saved).body()).doesNotContain("不再给人看的话");
        story.after(Duration.ofDays(1));
        assertThat(story.headings(saved)).hasSize(2);
    }

    @Test
    void isWrittenByOneOfSeveralWhoGoRoundAtOnce() {
        story.imported("新");
        context.getBean(pilotregistry.StoryClock.class).advance(Duration.ofDays(1));
        Race.of(4, time -> {
            story.goRound();
            return time;
        });
        assertThat(story.headings(saved)).hasSize(1);
    }

    @Test
    void losesNothingOfATurnThatWasKilled() {
        story.imported("新");
        context.getBean(pilotregistry.StoryClock.class).advance(Duration.ofDays(1));
        var lookouts = context.getBean(Lookouts.class);
        var id = new SavedSearchId(saved.get("id").asString());
        var killed = lookouts.take(lookouts.find(id).orElseThrow()).orElseThrow();
        story.goRound();
        assertThat(story.headings(saved)).isEmpty();
        story.after(Duration.ofMinutes(5));
        assertThat(story.headings(saved)).hasSize(1);
        assertThat(lookouts.keep(killed)).as("what an earlier turn still does").isFalse();
    }

    @Test
    void speaksTheLanguageOfWhoSavedIt() throws Exception {
        var english = story.saved(body.in(Locale.ENGLISH), "name", "<b>\"mine\"</b> & more");
        var number = story.imported("新");
        story.after(Duration.ofDays(1));
        assertThat(story.headings(english)).containsExactly("New case " + number + ": 园区治理 " + story.word + " 新");
        var feed = DocumentBuilderFactory.newNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(story.feed(english).body().getBytes(StandardCharsets.UTF_8)));
        assertThat(feed.getElementsByTagName("title").item(0).getTextContent()).contains("<b>\"mine\"</b> & more");
        assertThat(feed.getElementsByTagName("entry").getLength()).isEqualTo(1);
        story.delete(body, Map.of("id", english.get("id").asString()));
    }

    @Test
    void isReadWithoutATokenAndAgainOnlyWhenItChanged() {
        var first = story.feed(saved);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/atom+xml");
        assertThat(first.headers().firstValue("Cache-Control").orElseThrow()).contains("private");
        var tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(story.feed(saved, "If-None-Match", tag).statusCode()).isEqualTo(304);
        story.imported("新");
        story.after(Duration.ofDays(1));
        assertThat(story.feed(saved, "If-None-Match", tag).statusCode()).isEqualTo(200);
        assertThat(story.get("/alerts/" + "A".repeat(43) + ".atom").statusCode())
                .isEqualTo(404);
        assertThat(story.get("/alerts/x.atom").statusCode()).isEqualTo(404);
    }

    @Test
    void endsWithOneClickAndBeginsAgainWhenItIsSavedAgain() {
        var off = saved.get("offPath").asString();
        var page = story.get(off);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<form method=\"post\" action=\"" + off + "\">", "停止提醒");
        assertThat(story.feed(saved).statusCode()).as("looking is no click").isEqualTo(200);
        assertThat(story.post(off, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);
        assertThat(story.post(off, "").body()).contains("已停止").doesNotContain("<form");
        assertThat(story.feed(saved).statusCode()).isEqualTo(410);
        var id = saved.get("id").asString();
        assertThat(body.data("query($id: ID!) { node(id: $id) { ... on SavedSearch { status } } }", Map.of("id", id))
                        .at("/node/status")
                        .asString())
                .isEqualTo("OFF");
        story.imported("其间");
        story.after(Duration.ofDays(2));
        assertThat(story.saved(body, "id", id).get("status").asString()).isEqualTo("ON");
        story.after(Duration.ofDays(1));
        assertThat(story.headings(saved)).as("what came meanwhile is known").isEmpty();
    }
}
