package pilotregistry.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.UUID;
import java.util.stream.IntStream;
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

    private static java.util.List<String> texts(Document document, String name) {
        var found = document.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(place -> found.item(place).getTextContent())
                .toList();
    }
}
