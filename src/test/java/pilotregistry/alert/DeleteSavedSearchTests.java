package pilotregistry.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;

@RegistryTest
class DeleteSavedSearchTests {

    private static final String DELETE = Caller.document("graphql-test/deleteSavedSearch.graphql");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    MongoOperations mongo;

    private AlertStory story;
    private Caller ministry;

    @BeforeEach
    void someone() {
        story = new AlertStory(port, context);
        ministry = Caller.person(port, "sun.ndrc");
    }

    @Test
    void leavesNothingOfIt() {
        var saved = story.saved(ministry);
        var id = saved.get("id").asString();
        var input = Map.of("id", id, "idempotencyKey", AlertStory.key());
        assertThat(story.delete(ministry, input).get("deletedId").asString()).isEqualTo(id);
        assertThat(story.delete(ministry, input).get("deletedId").asString()).isEqualTo(id);
        assertThat(story.feed(saved).statusCode()).isEqualTo(404);
        assertThat(story.get(saved.get("offPath").asString()).statusCode()).isEqualTo(404);
        assertThat(ministry.code("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id)))
                .isEqualTo("NOT_FOUND");
        assertThat(ministry.code(DELETE, Map.of("input", Map.of("id", id)))).isEqualTo("NOT_FOUND");
        assertThat(ministry.code(
                        Caller.document("graphql-test/saveSearch.graphql"), Map.of("input", story.input("id", id))))
                .isEqualTo("NOT_FOUND");
        var left = mongo.findById(id, Document.class, mongo.getCollectionName(SavedSearch.class));
        assertThat(left.toJson()).doesNotContain(story.word);
        assertThat(mongo.findById(id, Document.class, mongo.getCollectionName(Lookout.class)))
                .isNull();
    }

    @Test
    void refusesWhatChangedSince() {
        var saved = story.saved(ministry);
        var id = saved.get("id").asString();
        story.saved(ministry, "id", id, "name", "改名");
        var input = Map.of("id", id, "version", saved.get("version").asInt());
        var outdated = story.delete(ministry, input);
        assertThat(outdated.findValuesAsString("code")).containsExactly("VERSION_CONFLICT");
        assertThat(outdated.at("/errors/0/message").asString()).containsPattern("\\p{IsHan}");
        assertThat(story.delete(ministry.in(Locale.ENGLISH), input)
                        .at("/errors/0/message")
                        .asString())
                .startsWith("You read version");
        assertThat(outdated.at("/savedSearch/name").asString()).isEqualTo("改名");
        assertThat(outdated.get("deletedId").isNull()).isTrue();
        story.delete(ministry, Map.of("id", id));
    }

    @Test
    void changesNothingWhenItIsOnlyTried() {
        var id = story.saved(ministry).get("id").asString();
        var tried = story.delete(ministry, Map.of("id", id, "validateOnly", true));
        assertThat(tried.get("deletedId").isNull()).isTrue();
        assertThat(tried.at("/savedSearch/status").asString()).isEqualTo("ON");
        story.delete(ministry, Map.of("id", id));
    }

    @Test
    void isForWhoeverSavedItOnly() {
        var id = story.saved(ministry).get("id").asString();
        for (var other : List.of("admin", "zhao.mee")) {
            assertThat(Caller.person(port, other).code(DELETE, Map.of("input", Map.of("id", id, "version", 9))))
                    .isEqualTo("NOT_FOUND");
        }
        story.delete(ministry, Map.of("id", id));
    }
}
