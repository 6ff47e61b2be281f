package pilotregistry.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.casestudy.CaseStory;

@RegistryTest
class CasePagesTests {

    private static final Pattern NAMED = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private CaseStory story;
    private Browsing browsing;

    @BeforeEach
    void begin() {
        story = new CaseStory(port, context);
        browsing = new Browsing(port);
    }

    @Test
    void writesACaseForReadersWithoutScripts() {
        var title = "页面所示的案例 <b>&amp;</b> " + UUID.randomUUID();
        var number = number(story.published(story.passed(), title));
        var page = browsing.get("/cases/" + number);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Language")).hasValue("zh-CN");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("max-age=60, public");
        assertThat(page.body())
                .contains("页面所示的案例 &lt;b&gt;&amp;amp;&lt;/b&gt;", number, "可复制性", "GB/T 7714", "creativecommons.org")
                .doesNotContain("<b>&amp;</b>");
    }

    @Test
    void leadsWhoeverWritesASlashAtTheEndToThePage() {
        for (var path :
                List.of("/cases", "/reports", "/exports", "/cases/CS-2024-0001", "/cases/CS-2024-0001/versions")) {
            for (var question : List.of("", "?q=%E5%8D%B0%E6%9F%93&language=en")) {
                var answer = browsing.get(path + "/" + question);
                assertThat(answer.statusCode()).as(path + question).isEqualTo(308);
                assertThat(answer.headers().firstValue("Location")).hasValue(path + question);
                assertThat(answer.headers().firstValue("Content-Security-Policy"))
                        .isPresent();
            }
        }
        assertThat(browsing.get("/nothing/").statusCode()).isEqualTo(404);
    }

    @Test
    void tellsSearchEnginesWhatItTellsReaders() {
        var title = "</script><script>alert(1)</script> " + UUID.randomUUID();
        var number = number(story.published(story.passed(), title));
        var page = browsing.get("/cases/" + number).body();
        var metadata = Browsing.metadata(page);
        assertThat(metadata.get("@context").asString()).isEqualTo("https://schema.org");
        assertThat(metadata.get("headline").asString()).isEqualTo(title);
        assertThat(metadata.get("reportNumber").asString()).isEqualTo(number);
        assertThat(metadata.get("license").asString()).startsWith("https://creativecommons.org/");
        var address = "http://localhost:" + port + "/cases/" + number;
        assertThat(page)
                .contains("<link rel=\"canonical\" href=\"" + address + "\">")
                .contains("hreflang=\"en\" href=\"" + address + "?language=en\"")
                .doesNotContain("<script>alert");
    }

    @Test
    void speaksTheLanguageOfTheAddressElseOfTheBrowser() {
        var number = number(story.published(story.passed(), "两种语言 " + UUID.randomUUID()));
        assertThat(browsing.get("/cases/" + number, Locale.ENGLISH).body()).contains("Replicability", "lang=\"en\"");
        assertThat(browsing.get("/cases/" + number + "?language=zh", Locale.ENGLISH)
                        .body())
                .contains("可复制性");
        assertThat(browsing.get("/cases/" + number + "?language=en").body())
                .contains("<link rel=\"canonical\" href=\"http://localhost:" + port + "/cases/" + number
                        + "?language=en\">");
    }

    @Test
    void showsWhatChangedFromVersionToVersion() {
        var id = story.published(story.passed(), "第一版的题名 " + UUID.randomUUID());
        var page = browsing.get("/cases/" + number(id) + "/versions");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("第一版的题名", "SHA-256", "<ins>");
    }

    @Test
    void keepsATombstoneOfWhatWasRetracted() {
        var id = story.published(story.passed(), "将撤回的页面 " + UUID.randomUUID());
        var number = number(id);
        var answer = Caller.person(port, "zhao.mee").data("""
                mutation($input: RetractCaseStudyInput!) { retractCaseStudy(input: $input) { errors { code } } }""", Map.of("input", Map.of("id", id, "reason", "数据有误")));
        assertThat(answer.at("/retractCaseStudy/errors")).isEmpty();
        for (var path : List.of("/cases/" + number, "/cases/" + number + "/versions")) {
            var page = browsing.get(path);
            assertThat(page.statusCode()).isEqualTo(410);
            assertThat(page.body()).contains("已撤回", "将撤回的页面").doesNotContain("ld+json", "GB/T 7714");
        }
        assertThat(browsing.get("/cases/" + number).body()).contains("数据有误");
    }

    @Test
    void saysWhichReplicationsWereWithdrawnAndWhy() {
        var id = story.published(story.passed(), "撤回了复制 " + UUID.randomUUID());
        var body = story.bodyOf("huang.park").value();
        var path = "/cases/" + number(id);
        CaseStory.done(story.act(
                "huang.park",
                "recordReplication",
                Map.of("id", id, "organization", body, "since", "2023-03-01", "note", "节水两成")));
        assertThat(browsing.get(path).body()).contains("节水两成").doesNotContain("已撤回的复制记录");
        CaseStory.done(story.act(
                "huang.park", "withdrawReplication", Map.of("id", id, "organization", body, "reason", "设备<停用>")));
        assertThat(browsing.get(path).body())
                .contains("目前没有有效的复制记录", "已撤回的复制记录：1", "撤回于", "2023-03-10</time>：设备&lt;停用&gt;")
                .doesNotContain("尚无单位记录");
        assertThat(browsing.get(path, Locale.ENGLISH).body())
                .contains("No recorded replication", "Withdrawn records of replications: 1", "Withdrawn on")
                .doesNotContain("Nobody has recorded");
    }

    @Test
    void knowsNoCaseThatIsNotPublished() {
        var title = "尚未发表 " + UUID.randomUUID();
        story.drafted(story.passed(), title);
        story.filed(story.passed(), title);
        for (var path :
                List.of("/cases/CS-1999-0001", "/cases/CS-1999-0001/versions", "/cases/nothing", "/cases/%3Cb%3E")) {
            var page = browsing.get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(404);
            assertThat(page.body()).contains("没有这个案例").doesNotContain("<b>");
        }
        assertThat(Stream.of("/cases/feed.atom", "/cases", "/sitemap.xml")
                        .map(path -> browsing.get(path).body()))
                .noneMatch(text -> text.contains(title));
    }

    @Test
    void readsAsNobodyWhoeverAsks() {
        var title = "他人的草稿 " + UUID.randomUUID();
        var number = number(story.published(story.passed(), title));
        var own = Caller.person(port, "lin.yuan").request("/cases/" + number);
        var page = Caller.send(own, java.net.http.HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).isEqualTo(browsing.get("/cases/" + number).body());
    }

    @Test
    void letsTheBrowserLoadAndRunNothingElse() {
        for (var path : List.of(
                "/cases", "/cases/CS-1999-0001", "/reports", "/exports", "/pages/assets/api.js", "/robots.txt")) {
            var headers = browsing.get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy"))
                    .as(path)
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
                            .contains("require-trusted-types-for 'script'")
                            .doesNotContain("unsafe", "http", "*"));
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(headers.firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void loadsEverythingFromThisServer() {
        var number = number(story.published(story.passed(), "出处 " + UUID.randomUUID()));
        for (var path : List.of("/cases", "/exports", "/cases/" + number)) {
            var page = browsing.get(path).body();
            var named = NAMED.matcher(page.replaceAll("<link rel=\"(canonical|alternate|license)\"[^>]*>", ""))
                    .results()
                    .map(it -> it.group(1))
                    .filter(address -> address.startsWith("/pages/"))
                    .toList();
            assertThat(named).hasSizeGreaterThan(3).allSatisfy(address -> {
                var file = browsing.get(address);
                assertThat(file.statusCode()).as(address).isEqualTo(200);
                assertThat(file.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
                assertThat(file.body()).doesNotContain("https:", "innerHTML", "localStorage", "eval(");
            });
            assertThat(page).doesNotContain("style=\"", "onclick=", "src=\"http", "<style");
        }
    }

    private String number(String id) {
        return Caller.anonymous(port)
                .data("query($id: ID!) { caseStudy(id: $id) { number } }", Map.of("id", id))
                .at("/caseStudy/number")
                .asString();
    }
}
