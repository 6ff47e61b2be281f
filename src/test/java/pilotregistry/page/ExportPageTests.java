package pilotregistry.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.RegistryTest;

@RegistryTest
class ExportPageTests {

    private static final Pattern FILES = Pattern.compile("href=\"(/exports/[^\"]+)\"");

    @LocalServerPort
    int port;

    @Test
    void leadsEverybodyToWholeListsAndToTheSnapshots() {
        var browsing = new Browsing(port);
        var files = FILES.matcher(browsing.get("/exports").body())
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
        assertThat(files)
                .hasSizeGreaterThan(15)
                .contains("/exports/caseStudies.csv?byteOrderMark=true", "/exports/catalog.jsonld")
                .allSatisfy(file -> assertThat(browsing.get(file).statusCode()).isEqualTo(200));
    }
}
