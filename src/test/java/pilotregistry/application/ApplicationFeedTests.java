package pilotregistry.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.feed.Feed;
import pilotregistry.feed.Relay;

/// What the feed tells of an application to those who see it only since it was submitted, or accepted.
@RegistryTest
@TestInstance(Lifecycle.PER_CLASS)
class ApplicationFeedTests {

    private static final String CHANGES = """
            query($since: Long!) { changes(since: $since, first: 100) { position more changes { position id act } } }""";
    private static final String HISTORY = """
            query($id: ID!) { history(id: $id, first: 100) { nodes { position act } } }""";

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Feed feed;

    @Autowired
    Relay relay;

    private long since;
    private String id = "";

    @BeforeAll
    void anApplicationIsAccepted() {
        relay.drain();
        since = feed.newest();
        id = IntakeStory.begin(port, mongo).accepted("变更流中的申报");
        relay.drain();
    }

    @Test
    void tellsNobodyWhatHistoryKeepsFromThem() {
        assertThat(acts("lin.yuan")).startsWith("draftApplication").contains("checkApplication");
        assertThat(acts("li.analyst")).startsWith("submitApplication").contains("checkApplication");
        assertThat(acts("qian.expert")).startsWith("checkApplication");
        assertThat(acts("huang.park")).isEmpty();
    }

    @Test
    void tellsWhatHistoryTells() {
        for (var reader : List.of("lin.yuan", "chen.eco", "zhao.mee", "li.analyst", "qian.expert")) {
            var history = Caller.person(port, reader).data(HISTORY, Map.of("id", id));
            assertThat(changes(reader))
                    .as(reader)
                    .containsExactlyElementsOf(history.at("/history/nodes")
                            .valueStream()
                            .map(entry -> entry.get("position").asLong())
                            .toList());
        }
    }

    private List<String> acts(String reader) {
        return told(reader, "act");
    }

    private List<Long> changes(String reader) {
        return told(reader, "position").stream().map(Long::valueOf).toList();
    }

    private List<String> told(String reader, String field) {
        var told = new ArrayList<String>();
        var position = since;
        for (var more = true; more; ) {
            var page = Caller.person(port, reader)
                    .data(CHANGES, Map.of("since", position))
                    .get("changes");
            page.get("changes")
                    .valueStream()
                    .filter(change -> change.get("id").asString().equals(id))
                    .forEach(change -> told.add(change.get(field).asString()));
            position = page.get("position").asLong();
            more = page.get("more").asBoolean();
        }
        return told;
    }
}
