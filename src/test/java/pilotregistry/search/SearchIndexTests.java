package pilotregistry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.feed.Feed;

@RegistryTest
class SearchIndexTests {

    @LocalServerPort
    int port;

    @Autowired
    Feed feed;

    @Test
    void tellsHowFarItHasFollowed() {
        var cases = new SearchedCases(port);
        cases.published(List.of(cases.coking()));
        cases.search(cases.mark, Map.of());
        long before = feed.newest();
        var index = Caller.anonymous(port)
                .data(Caller.document("graphql-test/searchIndex.graphql"))
                .get("searchIndex");
        assertThat(index.get("position").asLong()).isGreaterThanOrEqualTo(cases.position());
        assertThat(index.get("feedPosition").asLong()).isBetween(before, feed.newest());
        assertThat(index.get("feedPosition").asLong() - index.get("position").asLong())
                .isEqualTo(index.get("lag").asLong());
        assertThat(index.get("documents").asInt()).isPositive();
        assertThat(index.get("rebuilding").asBoolean()).isFalse();
    }
}
