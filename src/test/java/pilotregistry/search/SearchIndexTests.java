package pilotregistry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;

@RegistryTest
class SearchIndexTests {

    @LocalServerPort
    int port;

    @Test
    void tellsHowFarItHasFollowed() {
        var cases = new SearchedCases(port);
        cases.published(List.of(cases.coking()));
        cases.search(cases.mark, Map.of());
        var index = Caller.anonymous(port)
                .data(Caller.document("graphql-test/searchIndex.graphql"))
                .get("searchIndex");
        assertThat(index.get("position").asLong()).isGreaterThanOrEqualTo(cases.position());
        assertThat(index.get("feedPosition").asLong() - index.get("position").asLong())
                .isEqualTo(index.get("lag").asLong());
        assertThat(index.get("documents").asInt()).isPositive();
        assertThat(index.get("rebuilding").asBoolean()).isFalse();
    }
}
