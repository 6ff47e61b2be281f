package pilotregistry.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.document.ShippedDocuments;
import pilotregistry.http.Wire;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `graphql-sse` in both its modes.
@RegistryTest
class StreamTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BATCHES =
            "subscription($after: Long) { batchChanged(after: $after) { position batch { number } } }";
    private static final String OPEN =
            "mutation($input: OpenBatchInput!) { openBatch(input: $input) { batch { number } errors { code } } }";

    @LocalServerPort
    int port;

    @Autowired
    JWKSource<SecurityContext> key;

    @Autowired
    ShippedDocuments documents;

    @Autowired
    Reservations reservations;

    @ParameterizedTest
    @ValueSource(strings = {"/graphql", "/graphql/stream"})
    void answersAQueryAndCompletes(String path) {
        try (var stream = posted(Caller.person(port, "lin.yuan"), path, "{ viewer { subject } }", Map.of())) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
            assertThat(stream.header("Cache-Control")).contains("no-cache");
            var next = stream.expect("next");
            assertThat(next.json().at("/data/viewer/subject").asString()).isEqualTo("lin.yuan");
            assertThat(next.id()).isEmpty();
            assertThat(stream.expect("complete").data()).isEmpty();
            stream.expect("END");
        }
    }

    @Test
    void carriesOutAMutationUnderTheSameMandates() {
        var input = Map.of("input", LiveStory.call(8492));
        try (var stream = posted(Caller.anonymous(port), "/graphql", OPEN, input)) {
            assertThat(code(stream.expect("next"))).isEqualTo("UNAUTHENTICATED");
        }
        try (var stream = posted(Caller.person(port, "zhao.mee"), "/graphql", OPEN, input)) {
            assertThat(stream.expect("next")
                            .json()
                            .at("/data/openBatch/batch/number")
                            .asInt())
                    .isEqualTo(8492);
        }
    }

    @Test
    void tellsWhatChangesAndWhereThatStandsInTheFeed() {
        var story = new LiveStory(port);
        var before = story.position();
        try (var stream = posted(Caller.anonymous(port), "/graphql", BATCHES, Map.of("after", before))) {
            for (var number : List.of(story.opensACall(), story.opensACall())) {
                var event = stream.expect("next");
                assertThat(event.json().at("/data/batchChanged/batch/number").asInt())
                        .isEqualTo(number);
                assertThat(event.id())
                        .isEqualTo(
                                event.json().at("/data/batchChanged/position").asString());
            }
        }
    }

    @Test
    void resumesWhereTheLastEventWas() {
        var story = new LiveStory(port);
        var before = story.position();
        var numbers = List.of(story.opensACall(), story.opensACall());
        var address = address(BATCHES, Map.of("after", before));
        String last;
        try (var stream = sent(Caller.anonymous(port).request(address).header("Accept", "text/event-stream"))) {
            var event = stream.expect("next");
            assertThat(number(event)).isEqualTo(numbers.getFirst());
            last = event.id();
        }
        try (var stream = sent(Caller.anonymous(port)
                .request(address)
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", last))) {
            assertThat(number(stream.expect("next"))).isEqualTo(numbers.getLast());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-5", "1.5", "99999999999999999999"})
    void refusesToResumeAfterWhatIsNoPosition(String last) {
        for (var path : List.of("/graphql", "/graphql/stream")) {
            var request = Caller.anonymous(port)
                    .in(Locale.ENGLISH)
                    .request(address(path, BATCHES, Map.of()))
                    .header("Accept", "text/event-stream")
                    .header("Last-Event-ID", last);
            var problem = problem(request, 400);
            assertThat(problem.path("code").asString()).isEqualTo("BAD_VALUE");
            assertThat(problem.path("detail").asString()).isEqualTo("The value of Last-Event-ID is not valid.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql", "/graphql/stream"})
    void answersDocumentsThatAreKnownByTheirNumber(String path) {
        var id = documents.id("newest");
        try (var stream = sent(body(Caller.anonymous(port), path, Map.of("documentId", id)))) {
            assertThat(stream.expect("next")
                            .json()
                            .at("/data/caseStudies/nodes")
                            .isArray())
                    .isTrue();
        }
        var byGet = Caller.anonymous(port).request(path + "?documentId=" + id).header("Accept", "text/event-stream");
        try (var stream = sent(byGet)) {
            assertThat(stream.expect("next")
                            .json()
                            .at("/data/caseStudies/nodes")
                            .isArray())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql", "/graphql/stream"})
    void subscribesAnybodyByTheNumberOfADocumentThatIsKnown(String path) {
        var story = new LiveStory(port);
        var variables = Map.of("after", story.position());
        var number = story.opensACall();
        var hash = LiveStory.sha256(BATCHES);
        var extensions = Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash));
        var first = Map.of("query", BATCHES, "variables", variables, "extensions", extensions);
        try (var stream = sent(body(Caller.person(port, "lin.yuan"), path, first))) {
            assertThat(number(stream.expect("next"))).isEqualTo(number);
        }
        var again = Map.of("documentId", "sha256:" + hash, "variables", variables);
        try (var stream = sent(body(Caller.anonymous(port), path, again))) {
            assertThat(number(stream.expect("next"))).isEqualTo(number);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql", "/graphql/stream"})
    void tellsOfAMissingDocument(String path) {
        var unknown = Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", "0".repeat(64)));
        try (var stream = sent(body(Caller.anonymous(port), path, Map.of("extensions", unknown)))) {
            assertThat(code(stream.expect("next"))).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
            stream.expect("complete");
        }
        var problem = problem(body(Caller.anonymous(port), path, Map.of("query", "")), 400);
        assertThat(problem.path("code").asString()).isEqualTo("QUERY_MISSING");
    }

    @Test
    void reportsWhatIsInvalidThroughTheStream() {
        for (var query : List.of("{ nothing }", "{", "subscription { applicationChanged { position } }")) {
            try (var stream = posted(Caller.anonymous(port), "/graphql", query, Map.of())) {
                assertThat(stream.status()).isEqualTo(200);
                assertThat(code(stream.expect("next"))).isIn("VALIDATION", "SYNTAX", "UNAUTHENTICATED");
                stream.expect("complete");
                stream.expect("END");
            }
        }
    }

    @Test
    void changesNothingByGet() {
        var address = address(OPEN, Map.of("input", LiveStory.call(8493)));
        try (var stream =
                sent(Caller.person(port, "zhao.mee").request(address).header("Accept", "text/event-stream"))) {
            assertThat(stream.status()).isEqualTo(405);
            assertThat(stream.header("Allow")).isEqualTo("POST");
        }
        assertThat(Caller.anonymous(port).code("{ batch(number: 8493) { id } }", Map.of()))
                .isEqualTo("NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | { | 400",
                "application/json | [] | 400",
                "application/json | {} | 400",
                "application/json | {\"query\": 7} | 400",
                "application/json | {\"query\": \"{ __typename }\", \"variables\": [7]} | 400",
                "application/json | {\"query\": \"{ __typename }\", \"query\": \"{ viewer { subject } }\"} | 400",
                "application/json;charset=utf-16 | {\"query\": \"{ __typename }\"} | 415",
                "text/plain | {\"query\": \"{ __typename }\"} | 415",
                "application/x-www-form-urlencoded | query=x | 415",
            })
    void answersWhatIsNoRequestByHttp(String type, String body, int status) {
        var request = Caller.anonymous(port)
                .request("/graphql")
                .header("Accept", "text/event-stream")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        var answer = Caller.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(JSON.readTree(answer.body()).path("code").asString()).isNotEmpty();
        assertThat(JSON.readTree(answer.body()).path("detail").asString()).containsPattern("\\p{IsHan}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql", "/graphql/stream"})
    void unpacksNothingAndWaitsNotForEverForABody(String path) {
        var head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                + "Content-Type: application/json\r\n";
        assertThat(Wire.answer(
                        port, head + "Content-Encoding: gzip\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 415")
                .contains("UNSUPPORTED_ENCODING");
        assertThat(Wire.answer(port, head + "Content-Length: 100\r\n\r\n{"))
                .startsWith("HTTP/1.1 408")
                .contains("REQUEST_TIMEOUT");
    }

    @Test
    void takesNoBodyOfAnyLength() {
        var body = JSON.writeValueAsString(Map.of("query", "# " + "长".repeat(100_000) + "\n{ __typename }"));
        var request = Caller.anonymous(port)
                .request("/graphql")
                .header("Accept", "text/event-stream")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        assertThat(Caller.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json, text/event-stream | application/json",
                "text/event-stream;q=0.5, application/json | application/json",
                "text/event-stream, application/json;q=0.5 | text/event-stream",
            })
    void streamsForThoseWhoWouldRatherHaveAStream(String accept, String type) {
        var request = Caller.anonymous(port)
                .request("/graphql")
                .header("Accept", accept)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\": \"{ __typename }\"}"));
        assertThat(Caller.send(request, BodyHandlers.ofString())
                        .headers()
                        .firstValue("Content-Type")
                        .orElse(""))
                .startsWith(type);
    }

    @Test
    void endsWhenTheTokenEnds() {
        var token = new LiveStory(port).token("lin.yuan", Instant.now().plusSeconds(2), key);
        var request = Caller.anonymous(port)
                .request("/graphql")
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("query", BATCHES))));
        try (var stream = sent(request)) {
            assertThat(code(stream.expect("next"))).isEqualTo("UNAUTHENTICATED");
            stream.expect("complete");
            stream.expect("END");
        }
    }

    @Test
    void carriesSeveralOperationsOnOneReservedStream() {
        var story = new LiveStory(port);
        var caller = Caller.person(port, "lin.yuan");
        var token = reserved(caller);
        try (var stream =
                sent(caller.request("/graphql/stream?token=" + token).header("Accept", "text/event-stream"))) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(added(caller, token, "b", BATCHES).statusCode()).isEqualTo(202);
            assertThat(added(caller, token, "b", BATCHES).statusCode()).isEqualTo(409);
            assertThat(added(caller, token, "q", "{ viewer { subject } }").statusCode())
                    .isEqualTo(202);
            var answer = stream.expect("next").json();
            assertThat(answer.at("/id").asString()).isEqualTo("q");
            assertThat(answer.at("/payload/data/viewer/subject").asString()).isEqualTo("lin.yuan");
            assertThat(stream.expect("complete").json().at("/id").asString()).isEqualTo("q");

            var number = story.opensACall();
            var event = stream.expect("next").json();
            assertThat(event.at("/id").asString()).isEqualTo("b");
            assertThat(event.at("/payload/data/batchChanged/batch/number").asInt())
                    .isEqualTo(number);

            assertThat(stopped(caller, token, "b")).isEqualTo(200);
            assertThat(stopped(caller, token, "b")).isEqualTo(404);
        }
    }

    @Test
    void keepsAReservedStreamToWhoReservedIt() {
        var caller = Caller.person(port, "lin.yuan");
        var token = reserved(caller);
        assertThat(added(Caller.person(port, "huang.park"), token, "q", "{ __typename }")
                        .statusCode())
                .isEqualTo(403);
        assertThat(added(caller, "nonsense", "q", "{ __typename }").statusCode())
                .isEqualTo(404);
        assertThat(added(caller, token, "", "{ __typename }").statusCode()).isEqualTo(400);
        var invalid = added(caller, token, "q", "{ nothing }");
        assertThat(invalid.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(invalid.body()).at("/errors/0/extensions/code").asString())
                .isEqualTo("VALIDATION");
        try (var stream =
                sent(caller.request("/graphql/stream?token=" + token).header("Accept", "text/event-stream"))) {
            assertThat(stream.status()).isEqualTo(200);
            var again = caller.request("/graphql/stream?token=" + token).header("Accept", "text/event-stream");
            assertThat(Caller.send(again, BodyHandlers.ofString()).statusCode()).isEqualTo(409);
        }
    }

    @Test
    void showsAReservedStreamToNobodyElse() {
        var owner = Caller.person(port, "lin.yuan");
        var path = "/graphql/stream?token=" + reserved(owner);
        for (var other : List.of(Caller.anonymous(port), Caller.person(port, "huang.park"))) {
            assertThat(code(problem(other.request(path), 403))).isEqualTo("RESERVATION_OF_ANOTHER");
            assertThat(code(problem(other.request(path + "&operationId=q").DELETE(), 403)))
                    .isEqualTo("RESERVATION_OF_ANOTHER");
        }
        try (var stream = sent(owner.request(path))) {
            assertThat(stream.status()).isEqualTo(200);
        }
    }

    @Test
    void saysWhatIsWrongWithARequestByACodeInBothLanguages() {
        var english = Caller.person(port, "lin.yuan").in(Locale.ENGLISH);
        var path = "/graphql/stream?token=" + reserved(english);
        try (var stream = sent(english.request(path))) {
            assertThat(stream.status()).isEqualTo(200);
            var open = problem(english.request(path), 409);
            assertThat(code(open)).isEqualTo("STREAM_OPEN");
            assertThat(open.path("detail").asString()).isEqualTo("This stream is open already.");
            for (var id : List.of("", " ", "x".repeat(129), "a\u0007", 5)) {
                var question = Map.of("query", "{ __typename }", "extensions", Map.of("operationId", id));
                assertThat(code(problem(body(english, path, question), 400))).isEqualTo("OPERATION_UNNAMED");
            }
            assertThat(code(problem(english.request(path + "&operationId=q").DELETE(), 404)))
                    .isEqualTo("OPERATION_UNKNOWN");
        }
        var unknown = problem(Caller.anonymous(port).request("/graphql/stream?token=nonsense"), 404);
        assertThat(code(unknown)).isEqualTo("RESERVATION_UNKNOWN");
        assertThat(unknown.path("detail").asString()).containsPattern("\\p{IsHan}");
        var mutation = problem(
                Caller.anonymous(port).request(address("/graphql/stream", OPEN, Map.of("input", LiveStory.call(8493)))),
                405);
        assertThat(code(mutation)).isEqualTo("MUTATION");
        assertThat(mutation.path("detail").asString()).contains("POST").containsPattern("\\p{IsHan}");
    }

    @Test
    void letsNobodyReserveManyStreamsWithoutOpeningThem() {
        var anonymous = Caller.anonymous(port);
        var reserving = anonymous.request("/graphql/stream").PUT(BodyPublishers.noBody());
        try {
            var statuses = IntStream.range(0, 21)
                    .mapToObj(any ->
                            Caller.send(reserving, BodyHandlers.ofString()).statusCode())
                    .toList();
            assertThat(statuses).startsWith(201).endsWith(429);
            assertThat(code(problem(reserving, 429))).isEqualTo("TOO_MANY_CONNECTIONS");
            reserved(Caller.person(port, "lin.yuan"));
        } finally {
            reservations.sweep(0);
        }
        var path = "/graphql/stream?token=" + reserved(anonymous);
        reservations.sweep(0);
        assertThat(code(problem(anonymous.request(path), 404))).isEqualTo("RESERVATION_UNKNOWN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | 406",
                "application/json, text/html;q=0.5 | 406",
                "text/event-stream;q=0 | 406",
                "nonsense | 406",
                "application/json, text/event-stream | 200",
                "text/* | 200",
                "*/* | 200",
            })
    void streamsOnlyToThoseWhoAcceptIt(String accept, int status) {
        var address = address("/graphql/stream", "{ __typename }", Map.of());
        for (var request : List.of(
                Caller.anonymous(port).request(address),
                body(Caller.anonymous(port), "/graphql/stream", Map.of("query", "{ __typename }")))) {
            var answer = Caller.send(request.setHeader("Accept", accept), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).contains(status == 200 ? "event: next" : "NOT_ACCEPTABLE");
        }
    }

    @Test
    void knowsTheMethodsOfItsProtocol() {
        var patch = Caller.anonymous(port).request("/graphql/stream").method("PATCH", BodyPublishers.noBody());
        var answer = Caller.send(patch, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, POST, PUT, DELETE");
    }

    private String reserved(Caller caller) {
        var answer =
                Caller.send(caller.request("/graphql/stream").PUT(BodyPublishers.noBody()), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(201);
        return answer.body();
    }

    private static HttpResponse<String> added(Caller caller, String token, String id, String query) {
        var body = Map.of("query", query, "extensions", Map.of("operationId", id));
        var request = caller.request("/graphql/stream")
                .header("X-GraphQL-Event-Stream-Token", token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        return Caller.send(request, BodyHandlers.ofString());
    }

    private static int stopped(Caller caller, String token, String id) {
        var request = caller.request("/graphql/stream?operationId=" + id)
                .header("X-GraphQL-Event-Stream-Token", token)
                .DELETE();
        return Caller.send(request, BodyHandlers.ofString()).statusCode();
    }

    private static StreamClient posted(Caller caller, String path, String query, Map<String, ?> variables) {
        return sent(body(caller, path, Map.of("query", query, "variables", variables)));
    }

    private static HttpRequest.Builder body(Caller caller, String path, Map<String, ?> body) {
        return caller.request(path)
                .header("Accept", "text/event-stream")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    private static JsonNode problem(HttpRequest.Builder request, int status) {
        var answer = Caller.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        return JSON.readTree(answer.body());
    }

    private static StreamClient sent(HttpRequest.Builder request) {
        return new StreamClient(Caller.send(request, BodyHandlers.ofInputStream()));
    }

    private static String address(String query, Map<String, ?> variables) {
        return address("/graphql", query, variables);
    }

    private static String address(String path, String query, Map<String, ?> variables) {
        return path + "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&variables="
                + URLEncoder.encode(JSON.writeValueAsString(variables), StandardCharsets.UTF_8);
    }

    private static int number(StreamClient.Sent event) {
        return event.json().at("/data/batchChanged/batch/number").asInt();
    }

    private static String code(JsonNode problem) {
        return problem.path("code").asString();
    }

    private static String code(StreamClient.Sent event) {
        return event.json().at("/errors/0/extensions/code").asString();
    }
}
