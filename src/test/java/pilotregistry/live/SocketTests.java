package pilotregistry.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.RegistryTest;
import pilotregistry.client.ClientFixtures;
import pilotregistry.document.ShippedDocuments;
import pilotregistry.login.Tokens;
import tools.jackson.databind.JsonNode;

/// `graphql-transport-ws`, as its specification has it, also for clients that do not keep to it.
@RegistryTest
class SocketTests {

    private static final String BATCHES =
            "subscription($after: Long) { batchChanged(after: $after) { position act batch { number rules { number } } } }";

    @LocalServerPort
    int port;

    @Autowired
    JWKSource<SecurityContext> key;

    @Autowired
    ShippedDocuments documents;

    @Test
    void answersQueriesAndMutationsLikeAnyOtherTransport() {
        try (var socket = SocketClient.letIn(port, Tokens.at(port).of("zhao.mee"))) {
            socket.subscribe("1", "{ viewer { subject } }");
            assertThat(socket.expect("next").at("/payload/data/viewer/subject").asString())
                    .isEqualTo("zhao.mee");
            assertThat(socket.expect("complete").at("/id").asString()).isEqualTo("1");

            var number = 8490;
            socket.subscribe(
                    "1",
                    "mutation($input: OpenBatchInput!) { openBatch(input: $input) { batch { number } errors { code } } }",
                    Map.of("input", LiveStory.call(number)));
            assertThat(socket.expect("next")
                            .at("/payload/data/openBatch/batch/number")
                            .asInt())
                    .isEqualTo(number);
        }
    }

    @Test
    void holdsMutationsToTheSameMandates() {
        try (var socket = SocketClient.letIn(port, (String) null)) {
            socket.subscribe(
                    "1",
                    "mutation($input: OpenBatchInput!) { openBatch(input: $input) { errors { code } } }",
                    Map.of("input", LiveStory.call(8491)));
            var answer = socket.expect("next").get("payload");
            assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("UNAUTHENTICATED");
        }
    }

    @Test
    void tellsWhatChangesInTheOrderOfTheFeed() {
        var story = new LiveStory(port);
        try (var socket = SocketClient.letIn(port, (String) null)) {
            var before = story.position();
            socket.subscribe("b", BATCHES, Map.of("after", before));
            var numbers = List.of(story.opensACall(), story.opensACall(), story.opensACall());
            var told = numbers.stream().map(any -> socket.expect("next")).toList();
            assertThat(told.stream()
                            .map(event -> event.at("/payload/data/batchChanged/batch/number")
                                    .asInt()))
                    .isEqualTo(numbers);
            assertThat(told.stream().map(event -> position(event))).isSorted().doesNotHaveDuplicates();
            assertThat(told.getFirst().at("/payload/data/batchChanged/batch/rules"))
                    .isNotEmpty();
        }
    }

    @Test
    void resumesAfterAPositionWithoutLossOrRepetition() {
        var story = new LiveStory(port);
        var before = story.position();
        var numbers =
                IntStream.range(0, 3).map(any -> story.opensACall()).boxed().toList();
        long first;
        try (var socket = SocketClient.letIn(port, (String) null)) {
            socket.subscribe("b", BATCHES, Map.of("after", before));
            var event = socket.expect("next");
            assertThat(number(event)).isEqualTo(numbers.getFirst());
            first = position(event);
        }
        try (var socket = SocketClient.letIn(port, (String) null)) {
            socket.subscribe("b", BATCHES, Map.of("after", first));
            assertThat(List.of(number(socket.expect("next")), number(socket.expect("next"))))
                    .isEqualTo(numbers.subList(1, 3));
        }
    }

    @Test
    void refusesAPositionThatIsNone() {
        try (var socket = SocketClient.letIn(port, (String) null)) {
            socket.subscribe("1", BATCHES, Map.of("after", Long.MAX_VALUE / 2));
            assertThat(code(socket.expect("error"))).isEqualTo("POSITION_AHEAD");
            socket.subscribe("1", BATCHES, Map.of("after", -1));
            assertThat(code(socket.expect("error"))).isEqualTo("BAD_VALUE");
        }
    }

    @Test
    void endsASubscriptionWhenToldTo() {
        var story = new LiveStory(port);
        try (var socket = SocketClient.letIn(port, (String) null)) {
            socket.subscribe("b", BATCHES);
            socket.subscribe("q", "{ __typename }");
            socket.expect("next");
            socket.expect("complete");
            socket.say(Map.of("type", "complete", "id", "b"));
            story.opensACall();
            socket.subscribe("b", "{ __typename }");
            assertThat(socket.expect("next").at("/payload/data/__typename").asString())
                    .isEqualTo("Query");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "null",
                "[]",
                "\"subscribe\"",
                "{}",
                "{\"type\": 7}",
                "{\"type\": \"start\"}",
                "{\"type\": \"subscribe\", \"payload\": {\"query\": \"{ __typename }\"}}",
                "{\"type\": \"subscribe\", \"id\": 1, \"payload\": {\"query\": \"{ __typename }\"}}",
                "{\"type\": \"subscribe\", \"id\": \"1\"}",
                "{\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {}}",
                "{\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {\"query\": 7}}",
                "{\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {\"query\": \"{ __typename }\", \"variables\": []}}",
                "{\"type\": \"subscribe\", \"id\": \"1\", \"payload\": []}",
                "{\"type\": \"complete\"}",
                "{\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {\"extensions\": {}}}",
                "{\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {\"documentId\": 7}}",
                "{\"type\": \"ping\", \"type\": \"subscribe\", \"id\": \"1\"}",
                "{\"type\": \"ping\"} {\"type\": \"ping\"}",
                "{\"type\": \"ping\", \"payload\": 7}",
                "{\"type\": \"subscribe\", \"id\": \"\", \"payload\": {\"query\": \"{ __typename }\"}}",
                "{\"type\": \"subscribe\", \"id\": \"a\\u0007\", \"payload\": {\"query\": \"{ __typename }\"}}",
                "{\"type\": \"complete\", \"id\": \"a\\u202eb\"}",
                "{\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {\"query\": \"{ a }\", \"query\": \"{ b }\"}}",
            })
    void closesOnWhatIsNotOfTheProtocol(String message) {
        try (var socket = SocketClient.letIn(port, (String) null)) {
            socket.say(message);
            assertThat(socket.closing()).startsWith("4400 ");
        }
    }

    @Test
    void doesNotDescendIntoJsonWithoutEnd() {
        try (var socket = SocketClient.letIn(port, (String) null)) {
            socket.say("{\"type\": \"ping\", \"payload\": " + "{\"a\": ".repeat(80) + "1" + "}".repeat(81));
            assertThat(socket.closing()).startsWith("4400 ").contains("JSON_LIMITS");
        }
    }

    @Test
    void takesIdsThatAreShortTexts() {
        try (var socket = SocketClient.letIn(port, (String) null)) {
            socket.subscribe("批次-" + "b".repeat(125), "{ __typename }");
            assertThat(socket.expect("next").at("/id").asString()).startsWith("批次-b");
            socket.expect("complete");
            socket.subscribe("b".repeat(129), "{ __typename }");
            assertThat(socket.closing())
                    .isEqualTo("4400 Invalid message: the id must have 1 to 128 printable characters");
        }
        try (var socket = SocketClient.letIn(port, (String) null)) {
            socket.say("{\"type\": \"subscribe\", \"id\": 5, \"payload\": {\"query\": \"{ __typename }\"}}");
            assertThat(socket.closing()).isEqualTo("4400 Invalid message: the id must be a string");
        }
    }

    @Test
    void answersDocumentsThatAreKnownByTheirNumber() {
        try (var socket = SocketClient.letIn(port, (String) null)) {
            var payload = Map.of("documentId", documents.id("newest"));
            socket.say(SocketClient.message("1", "subscribe", payload));
            assertThat(socket.expect("next")
                            .at("/payload/data/caseStudies/nodes")
                            .isArray())
                    .isTrue();
            socket.expect("complete");
        }
    }

    @Test
    void subscribesAnybodyByTheNumberOfADocumentThatIsKnown() {
        var story = new LiveStory(port);
        var variables = Map.of("after", story.position());
        var number = story.opensACall();
        var hash = LiveStory.sha256(BATCHES);
        var extensions = Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash));
        try (var socket = SocketClient.letIn(port, Tokens.at(port).of("lin.yuan"))) {
            var payload = Map.of("query", BATCHES, "variables", variables, "extensions", extensions);
            socket.say(SocketClient.message("b", "subscribe", payload));
            assertThat(number(socket.expect("next"))).isEqualTo(number);
        }
        for (var payload : List.of(
                Map.of("documentId", "sha256:" + hash, "variables", variables),
                Map.of("query", "", "extensions", extensions, "variables", variables))) {
            try (var socket = SocketClient.letIn(port, (String) null)) {
                socket.say(SocketClient.message("b", "subscribe", payload));
                assertThat(number(socket.expect("next"))).isEqualTo(number);
            }
        }
    }

    @Test
    void tellsOfAMissingDocumentUnderItsIdAndGoesOn() {
        var story = new LiveStory(port);
        var before = story.position();
        var unknown = Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", "0".repeat(64)));
        try (var socket = SocketClient.letIn(port, Map.of("Accept-Language", "en"))) {
            socket.subscribe("b", BATCHES, Map.of("after", before));
            socket.say(SocketClient.message("1", "subscribe", Map.of("extensions", unknown)));
            var error = socket.expect("error");
            assertThat(error.at("/id").asString()).isEqualTo("1");
            assertThat(code(error)).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
            socket.subscribe("2", "");
            var empty = socket.expect("error");
            assertThat(empty.at("/id").asString()).isEqualTo("2");
            assertThat(code(empty)).isEqualTo("QUERY_MISSING");
            assertThat(empty.at("/payload/0/message").asString()).isEqualTo("There is no query.");
            var number = story.opensACall();
            var event = socket.expect("next");
            assertThat(event.at("/id").asString()).isEqualTo("b");
            assertThat(number(event)).isEqualTo(number);
        }
    }

    @Test
    void executesNothingEmptyBeforeItIsInitialised() {
        try (var socket = SocketClient.connect(port)) {
            socket.subscribe("1", "");
            assertThat(socket.closing()).isEqualTo("4401 Unauthorized");
        }
    }

    @Test
    void answersAFlurryOfPingsAndWhatFollows() {
        try (var socket = SocketClient.letIn(port, (String) null)) {
            socket.pourOut("{\"type\": \"ping\"}", 150);
            socket.subscribe("1", "{ __typename }");
            IntStream.range(0, 150).forEach(each -> socket.expect("pong"));
            socket.expect("next");
        }
    }

    @Test
    void sendsAwayWhoPoursOutPings() {
        try (var socket = SocketClient.letIn(port, (String) null)) {
            socket.pourOut("{\"type\": \"ping\"}", 2_500);
            assertThat(socket.closing()).isEqualTo("1008 Too many messages at once");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Authorization\": 7}",
                "{\"authorization\": [\"Bearer nonsense\"]}",
                "{\"Authorization\": {\"token\": \"nonsense\"}}",
                "{\"Authorization\": false}",
                "{\"Authorization\": \"Bearer one\", \"authorization\": \"Bearer other\"}",
            })
    void takesNobodyForAnonymousWhoShowsSomething(String payload) {
        try (var socket = SocketClient.connect(port)) {
            socket.say("{\"type\": \"connection_init\", \"payload\": " + payload + "}");
            assertThat(socket.closing()).isEqualTo("4400 Invalid message: Authorization must be one string");
        }
    }

    @Test
    void letsNobodyInOnAnythingButABearerToken() {
        assertThatThrownBy(() -> SocketClient.connect(port, Map.of("Authorization", "Basic bGluLnl1YW46ZGVtbw==")))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(401));
    }

    @Test
    void keepsEveryDigitOfANumber() {
        try (var socket = SocketClient.letIn(port, (String) null)) {
            socket.say("{\"type\": \"ping\", \"payload\": {\"tonnes\": 1234567890.12345678901234567890}}");
            assertThat(socket.expect("pong").at("/payload/tonnes").decimalValue())
                    .isEqualByComparingTo("1234567890.12345678901234567890");
        }
    }

    @Test
    void executesNothingBeforeItIsInitialised() {
        try (var socket = SocketClient.connect(port)) {
            socket.subscribe("1", "{ __typename }");
            assertThat(socket.closing()).isEqualTo("4401 Unauthorized");
        }
    }

    @Test
    void isInitialisedOnce() {
        try (var socket = SocketClient.letIn(port, (String) null)) {
            socket.say(Map.of("type", "connection_init"));
            assertThat(socket.closing()).isEqualTo("4429 Too many initialisation requests");
        }
    }

    @Test
    void waitsForInitialisationOnlySoLong() {
        try (var socket = SocketClient.connect(port)) {
            assertThat(socket.closing()).isEqualTo("4408 Connection initialisation timeout");
        }
    }

    @Test
    void takesAnIdOnceAtATime() {
        try (var socket = SocketClient.letIn(port, (String) null)) {
            socket.subscribe("b", BATCHES);
            socket.subscribe("b", BATCHES);
            assertThat(socket.closing()).isEqualTo("4409 Subscriber for b already exists");
        }
    }

    @Test
    void refusesTheLegacyProtocol() {
        try (var socket = SocketClient.speaking("graphql-ws", port)) {
            assertThat(socket.closing()).isEqualTo("4406 Subprotocol not acceptable");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer nonsense",
                "Basic bGluLnl1YW46ZGVtbw==",
                "Token x",
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.",
                ""
            })
    void refusesATokenThatDoesNotHold(String token) {
        try (var socket = SocketClient.connect(port)) {
            socket.say(Map.of("type", "connection_init", "payload", Map.of("Authorization", token)));
            assertThat(socket.closing()).startsWith("4403 ");
        }
    }

    @Test
    void closesWhenItsClientIsSuspended() {
        var client = ClientFixtures.registered(port);
        try (var socket = SocketClient.letIn(port, client.token())) {
            socket.subscribe("b", BATCHES);
            client.suspend();
            assertThat(socket.closing()).startsWith("4403 ");
        }
    }

    @Test
    void closesWhenTheTokenEnds() {
        var token = new LiveStory(port).token("lin.yuan", Instant.now().plusSeconds(2), key);
        try (var socket = SocketClient.letIn(port, token)) {
            socket.subscribe("b", BATCHES);
            assertThat(socket.closing()).isEqualTo("4403 Forbidden: the token has expired");
        }
    }

    @Test
    void takesTheTokenOfTheHandshake() {
        try (var socket = SocketClient.connect(
                port, Map.of("Authorization", "Bearer " + Tokens.at(port).of("lin.yuan")))) {
            socket.say(Map.of("type", "connection_init"));
            socket.expect("connection_ack");
            socket.subscribe("1", "{ viewer { subject } }");
            assertThat(socket.expect("next").at("/payload/data/viewer/subject").asString())
                    .isEqualTo("lin.yuan");
        }
    }

    @Test
    void letsInPagesOfItsOwnOnly() {
        assertThatThrownBy(() -> SocketClient.connect(port, Map.of("Origin", "https://evil.example")))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(403));
        try (var socket = SocketClient.connect(port, Map.of("Origin", "http://localhost:" + port))) {
            socket.say(Map.of("type", "connection_init"));
            socket.expect("connection_ack");
        }
    }

    @Test
    void reportsWhatIsInvalidAsAnError() {
        try (var socket = SocketClient.letIn(port, Map.of("Accept-Language", "en"))) {
            socket.subscribe("1", "{ nothing }");
            assertThat(code(socket.expect("error"))).isEqualTo("VALIDATION");
            socket.subscribe("2", "{");
            assertThat(code(socket.expect("error"))).isEqualTo("SYNTAX");
            socket.subscribe("3", "subscription { applicationChanged { position } }");
            var error = socket.expect("error");
            assertThat(code(error)).isEqualTo("UNAUTHENTICATED");
            assertThat(error.at("/payload/0/message").asString()).startsWith("Please log in");
        }
    }

    @Test
    void answersAPingWithItsPayload() {
        try (var socket = SocketClient.connect(port)) {
            socket.say(Map.of("type", "ping", "payload", Map.of("at", 1)));
            assertThat(socket.expect("pong").at("/payload/at").asInt()).isEqualTo(1);
            socket.say(Map.of("type", "pong"));
            socket.say(Map.of("type", "ping"));
            assertThat(socket.expect("pong").has("payload")).isFalse();
        }
    }

    @Test
    void keepsWaitingWhoTalksTooFast() {
        try (var socket = SocketClient.connect(port)) {
            var start = System.nanoTime();
            // By few at a time: more than two hundred that wait are too many, however slow this machine is.
            for (int times = 0; times < 9; times++) {
                IntStream.range(0, 25).forEach(each -> socket.say("{\"type\": \"ping\"}"));
                IntStream.range(0, 25).forEach(each -> socket.expect("pong"));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(800));
        }
    }

    @Test
    void allowsOnlySoManyOperationsAtOnce() {
        try (var socket = SocketClient.letIn(port, (String) null)) {
            IntStream.range(0, 60).forEach(each -> socket.subscribe("s" + each, BATCHES));
            var error = socket.expect("error");
            assertThat(code(error)).isEqualTo("TOO_MANY_OPERATIONS");
            assertThat(error.at("/id").asString()).isEqualTo("s50");
            assertThat(error.at("/payload/0/message").asString()).contains("50");
        }
    }

    @Test
    void takesNoMessageOfAnyLength() {
        try (var socket = SocketClient.letIn(port, (String) null)) {
            socket.subscribe("1", "# " + "长".repeat(300_000) + "\n{ __typename }");
            assertThat(socket.closing()).startsWith("1009 ");
        }
    }

    private static long position(JsonNode event) {
        return event.at("/payload/data/batchChanged/position").asLong();
    }

    private static int number(JsonNode event) {
        return event.at("/payload/data/batchChanged/batch/number").asInt();
    }

    private static String code(JsonNode error) {
        return error.at("/payload/0/extensions/code").asString();
    }
}
