package pilotregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import tools.jackson.databind.JsonNode;

@RegistryTest
class RemoveWebhookTests {

    private static final String DOCUMENT = Caller.document("graphql-test/removeWebhook.graphql");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    MongoOperations mongo;

    private WebhookStory story;
    private Caller ministry;
    private String id = "";

    @BeforeEach
    void someone() {
        story = new WebhookStory(port, context);
        ministry = Caller.person(port, "zhao.mee");
        id = story.active(ministry, "/a", "types", List.of("CaseStudy"));
    }

    @AfterEach
    void nobody() {
        story.close();
    }

    @Test
    void leavesNothingOfItAndDeliversNothingMore() {
        var key = UUID.randomUUID().toString();
        assertThat(remove(ministry, "idempotencyKey", key).get("removedId").asString())
                .isEqualTo(id);
        assertThat(remove(ministry, "idempotencyKey", key).get("removedId").asString())
                .isEqualTo(id);
        story.imported(1);
        story.goRound();
        assertThat(story.changes("/a")).isEmpty();
        assertThat(ministry.code("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id)))
                .isEqualTo("NOT_FOUND");
        assertThat(ministry.code(DOCUMENT, Map.of("input", Map.of("id", id)))).isEqualTo("NOT_FOUND");
        var left = mongo.findById(id, Document.class, mongo.getCollectionName(Webhook.class));
        assertThat(left).isNotNull();
        left.remove("history");
        assertThat(left.toJson()).doesNotContain("127.0.0.1");
        assertThat(mongo.findById(id, Document.class, mongo.getCollectionName(Dispatch.class)))
                .isNull();
    }

    @Test
    void refusesWhatChangedSince() {
        var outdated = remove(ministry, "version", 7);
        assertThat(outdated.findValuesAsString("code")).containsExactly("VERSION_CONFLICT");
        assertThat(outdated.at("/errors/0/message").asString()).containsPattern("\\p{IsHan}");
        assertThat(outdated.at("/webhook/id").asString()).isEqualTo(id);
        assertThat(remove(ministry.in(Locale.ENGLISH), "version", 7)
                        .at("/errors/0/message")
                        .asString())
                .startsWith("You read version");
    }

    @Test
    void changesNothingWhenItIsOnlyTried() {
        var tried = remove(ministry, "validateOnly", true);
        assertThat(tried.get("removedId").isNull()).isTrue();
        assertThat(tried.at("/webhook/status").asString()).isEqualTo("ACTIVE");
    }

    @Test
    void isForItsOwnerOnly() {
        for (var other : List.of("admin", "sun.ndrc")) {
            assertThat(Caller.person(port, other).code(DOCUMENT, Map.of("input", Map.of("id", id))))
                    .isEqualTo("NOT_FOUND");
        }
    }

    private JsonNode remove(Caller caller, Object... more) {
        return WebhookStory.act(caller, "removeWebhook", WebhookStory.with(new HashMap<>(Map.of("id", id)), more));
    }
}
