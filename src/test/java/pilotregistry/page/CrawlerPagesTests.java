package pilotregistry.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.w3c.dom.Document;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.casestudy.CaseStory;

@RegistryTest
class CrawlerPagesTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Test
    void feedsWhatWasPublishedLast() {
        var story = new CaseStory(port, context);
        var title = "订阅者所见 & <新> " + UUID.randomUUID();
        story.published(story.passed(), title);
        var answer = new Browsing(port).get("/cases/feed.atom");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/atom+xml;charset=UTF-8");
        var feed = Browsing.xml(answer.body());
        assertThat(feed.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
        assertThat(answer.body()).contains("订阅者所见 &amp; &lt;新&gt;");
        var ids = texts(feed, "id");
        assertThat(ids).hasSizeGreaterThan(1).allMatch(id -> id.startsWith("urn:uuid:"));
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        assertThat(Browsing.xml(new Browsing(port).get("/cases/feed.atom").body()))
                .extracting(again -> texts(again, "id"))
                .isEqualTo(ids);
    }

    @Test
    void namesTheLanguageOfTheFeed() {
        var story = new CaseStory(port, context);
        story.published(story.passed(), "两种语言的订阅 " + UUID.randomUUID());
        for (var language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            var feed = new Browsing(port).get("/cases/feed.atom", language).body();
            assertThat(Browsing.xml(feed).getDocumentElement().getAttribute("xml:lang"))
                    .isEqualTo(language.toLanguageTag());
            assertThat(feed).contains("<title xml:lang=\"zh\">");
        }
    }

    @Test
    void feedsWhatASearchFinds() {
        var story = new CaseStory(port, context);
        var mark = "x" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
        story.published(story.passed(), "订阅一次检索 " + mark);
        story.published(story.passed(), "别的案例");
        var browsing = new Browsing(port);
        var path = "/cases/feed.atom?q=" + mark + "&industries=DYEING&industries=COKING&language=zh&order=YEAR";
        Awaitility.await().until(() -> browsing.get(path).body().contains("订阅一次检索"));
        var answer = browsing.get(path);
        var feed = Browsing.xml(answer.body());
        assertThat(texts(feed, "title")).hasSize(2).first().asString().startsWith(mark + " — ");
        assertThat(answer.body().replace("&#x3D;", "="))
                .contains("/cases/feed.atom?q=" + mark + "&amp;industries=COKING&amp;industries=DYEING\"")
                .contains("/cases?q=" + mark + "&amp;industries=COKING");
        assertThat(texts(feed, "id").getFirst())
                .isNotEqualTo(
                        texts(Browsing.xml(browsing.get("/cases/feed.atom").body()), "id")
                                .getFirst());
        assertThat(texts(
                        Browsing.xml(browsing.get("/cases/feed.atom?industries=ELECTROPLATING&q=" + mark)
                                .body()),
                        "id"))
                .as("found by nothing")
                .hasSize(1);
        for (var nothing : List.of("industries=NOPE", "verification=NOPE", "q=" + "a".repeat(201), "q=%00")) {
            assertThat(browsing.get("/cases/feed.atom?" + nothing).statusCode())
                    .as(nothing)
                    .isEqualTo(400);
        }
    }

    @Test
    void offersTheFeedOfTheSearchOnItsPageInBothLanguages() {
        var page = new Browsing(port).get("/cases?q=COD").body();
        assertThat(page).contains("<a id=\"follow\" href=\"/cases/feed.atom\" type=\"application/atom+xml\">订阅此检索");
        assertThat(new Browsing(port).get("/cases?language=en").body()).contains(">Follow this search");
    }

    @Test
    void listsEveryPublishedCaseInTheSitemap() {
        var story = new CaseStory(port, context);
        story.published(story.passed(), "站点地图 " + UUID.randomUUID());
        var index = Browsing.xml(new Browsing(port).get("/sitemap.xml").body());
        var listed = texts(index, "loc").stream()
                .map(address -> address.replace("http://localhost:" + port, ""))
                .flatMap(path -> texts(Browsing.xml(new Browsing(port).get(path).body()), "loc").stream())
                .map(address -> address.substring(address.lastIndexOf('/') + 1))
                .toList();
        var published = Caller.anonymous(port)
                .data("{ caseStudies(first: 100, filter: {status: {eq: PUBLISHED}}) { nodes { number } } }")
                .at("/caseStudies/nodes");
        assertThat(published).isNotEmpty();
        assertThat(published)
                .allSatisfy(one -> assertThat(listed).contains(one.get("number").asString()));
        assertThat(new HashSet<>(listed)).hasSameSizeAs(listed);
    }

    @Test
    void leadsCrawlersToTheCasesAndAwayFromTheQuestions() {
        assertThat(new Browsing(port).get("/robots.txt").body())
                .contains("Disallow: /graphql", "Sitemap: http://localhost:" + port + "/sitemap.xml");
    }

    private static List<String> texts(Document document, String name) {
        var found = document.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(place -> found.item(place).getTextContent())
                .toList();
    }
}
