package pilotregistry.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.document.ShippedDocuments;

/// The budget that docs/front-end.md promises: what comes over the wire until a reader sees something.
@RegistryTest
class PageBudgetTests {

    private static final Pattern LOADED = Pattern.compile(
            "(?:<link rel=\"(?:stylesheet|icon|preload|modulepreload)\"[^>]*href|<script[^>]*src)=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    ShippedDocuments documents;

    @Test
    void opensTheSearchWithin60KilobytesAnd14Requests() {
        var variables = URLEncoder.encode("{\"first\":10}", StandardCharsets.UTF_8);
        var results = "/graphql?documentId=" + documents.id("search") + "&variables=" + variables;
        assertThat(new Browsing(port).get(results).headers().firstValue("Cache-Control"))
                .hasValue("public, max-age=60");
        assertThat(weight("/cases") + new Browsing(port).compressed(results)).isLessThan(60_000);
        assertThat(requests("/cases") + 1).isLessThanOrEqualTo(14);
    }

    @Test
    void opensACaseWithin25KilobytesAnd7Requests() {
        var number = Caller.anonymous(port)
                .data("{ caseStudies(first: 1, filter: {status: {eq: PUBLISHED}}) { nodes { number } } }")
                .at("/caseStudies/nodes/0/number")
                .asString();
        assertThat(weight("/cases/" + number)).isLessThan(25_000);
        assertThat(requests("/cases/" + number)).isLessThanOrEqualTo(7);
    }

    @Test
    void opensTheReportsWithin130KilobytesAnd9Requests() {
        assertThat(weight("/reports")).isLessThan(130_000);
        assertThat(requests("/reports")).isLessThanOrEqualTo(9);
    }

    @Test
    void opensTheExportsWithin60KilobytesAnd12Requests() {
        assertThat(weight("/exports")).isLessThan(60_000);
        assertThat(requests("/exports")).isLessThanOrEqualTo(12);
    }

    private long weight(String path) {
        var browsing = new Browsing(port);
        return browsing.compressed(path)
                + LOADED.matcher(browsing.get(path).body())
                        .results()
                        .mapToLong(it -> browsing.compressed(it.group(1)))
                        .sum();
    }

    private long requests(String path) {
        return 1 + LOADED.matcher(new Browsing(port).get(path).body()).results().count();
    }
}
