package pilotregistry.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The 61 audits of the npm package `graphql-http` 1.23.1, by their ids: what clients may expect of any server of
/// GraphQL over HTTP. `bench/audit.sh` runs the package itself.
@RegistryTest
class AuditTests {

    private static final String GRAPHQL = "application/graphql-response+json";
    private static final String JSON = "application/json";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final String TYPENAME = body(Map.of("query", "{ __typename }"));
    private static final String TYPE_QUERY = "query Type($name: String!) { __type(name: $name) { name } }";
    private static final String TYPE = body(Map.of("query", TYPE_QUERY, "variables", Map.of("name", "sometype")));
    private static final String NAMED = body(Map.of("query", "query Query { __typename }", "operationName", "Query"));
    private static final String BROKEN = "{ \"not a JSON";
    private static final String UNPARSED = body(Map.of("query", "{"));
    private static final String UNKNOWN_FIELD = body(Map.of("query", "{ 8f31403dfe404bccbb0e835f2629c6a7 }"));
    private static final String UNCOERCED = """
            {"query": "query CoerceFailure($id: ID!){ __typename }", "variables": {"id": null}}""";
    private static final String MISSPELT = body(Map.of("qeury", "{ __typename }"));

    @LocalServerPort
    int port;

    /// One audit: what is sent, and what must come back.
    record Audit(String id, String name, Sent sent, Consumer<HttpResponse<byte[]>> expectation) {

        DynamicNode by(Caller caller) {
            return DynamicTest.dynamicTest(id + " " + name, () -> expectation.accept(sent.by(caller)));
        }
    }

    /// A request; what is null is left out.
    record Sent(String method, String contentType, String accept, String content) {

        HttpResponse<byte[]> by(Caller caller) {
            var path = method.equals("GET") ? "/graphql?" + content : "/graphql";
            var body = method.equals("GET") || content == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(content);
            var request = caller.request(path).method(method, body);
            if (contentType != null) {
                request.header("Content-Type", contentType);
            }
            if (accept != null) {
                request.header("Accept", accept);
            }
            return Caller.send(request, BodyHandlers.ofByteArray());
        }
    }

    @TestFactory
    Stream<DynamicNode> holdForAnonymous() {
        return audits().map(audit -> audit.by(Caller.anonymous(port)));
    }

    @TestFactory
    Stream<DynamicNode> holdForHoldersOfAToken() {
        return audits().map(audit -> audit.by(Caller.person(port, "lin.yuan")));
    }

    @Test
    void areSixtyOne() {
        assertThat(audits().map(Audit::id)).hasSize(61).doesNotHaveDuplicates();
    }

    private static Stream<Audit> audits() {
        return Stream.of(mediaTypes(), requests(), parameters(), oddParameters(), answers())
                .flatMap(List::stream);
    }

    private static List<Audit> mediaTypes() {
        return List.of(
                new Audit(
                        "22EB",
                        "SHOULD accept application/graphql-response+json and match the content-type",
                        post(GRAPHQL, TYPENAME),
                        both(status(200), contentType(GRAPHQL))),
                new Audit(
                        "4655",
                        "MUST accept application/json and match the content-type",
                        post(JSON, TYPENAME),
                        both(status(200), contentType(JSON))),
                new Audit(
                        "47DE",
                        "SHOULD accept */* and use application/json for the content-type",
                        post("*/*", TYPENAME),
                        both(status(200), contentType(JSON))),
                new Audit(
                        "80D8",
                        "SHOULD assume application/json content-type when accept is missing",
                        post(null, TYPENAME),
                        both(status(200), contentType(JSON))),
                new Audit(
                        "82A3",
                        "MUST use utf-8 encoding when responding",
                        post(null, TYPENAME),
                        both(status(200), utf8())),
                new Audit(
                        "BF61",
                        "MUST accept utf-8 encoded request",
                        new Sent(
                                "POST",
                                "application/json; charset=utf-8",
                                null,
                                body(Map.of("query", "{ __type(name: \"Run🏃Swim🏊\") { name } }"))),
                        status(200)),
                new Audit(
                        "78D5",
                        "MUST assume utf-8 in request if encoding is unspecified",
                        post(null, TYPENAME),
                        status(200)));
    }

    private static List<Audit> requests() {
        return List.of(
                new Audit("2C94", "MUST accept POST requests", post(null, TYPENAME), status(200)),
                new Audit(
                        "5A70",
                        "MAY accept application/x-www-form-urlencoded formatted GET requests",
                        get(null, Map.of("query", "{ __typename }")),
                        status(200)),
                new Audit(
                        "9C48",
                        "MAY NOT allow executing mutations on GET requests",
                        get(GRAPHQL, Map.of("query", "mutation { __typename }")),
                        statusBetween(400, 499)),
                new Audit(
                        "9ABE",
                        "SHOULD respond with 4xx status code if content-type is not supplied on POST requests",
                        // What fetch sends along with a text when it is told nothing.
                        new Sent("POST", "text/plain;charset=UTF-8", null, TYPENAME),
                        statusBetween(400, 499)),
                new Audit("03D4", "MUST accept application/json POST requests", post(null, TYPENAME), status(200)),
                new Audit(
                        "A5BF",
                        "MAY use 400 status code when request body is missing on POST",
                        post(null, null),
                        status(400)),
                new Audit(
                        "423L",
                        "MAY use 400 status code on missing {query} parameter",
                        post(GRAPHQL, body(Map.of("notquery", "{ __typename }"))),
                        status(400)));
    }

    private static List<Audit> parameters() {
        var audits = new ArrayList<>(List.of(
                new Audit("34A2", "SHOULD allow string {query} parameter", post(GRAPHQL, TYPENAME), status(200)),
                new Audit(
                        "13EE",
                        "MUST allow string {query} parameter",
                        post(JSON, TYPENAME),
                        both(status(200), noErrors())),
                new Audit("8161", "SHOULD allow string {operationName} parameter", post(GRAPHQL, NAMED), status(200)),
                new Audit(
                        "B8B3",
                        "MUST allow string {operationName} parameter",
                        post(JSON, NAMED),
                        both(status(200), noErrors())),
                new Audit("2EA1", "SHOULD allow map {variables} parameter", post(GRAPHQL, TYPE), status(200)),
                new Audit(
                        "28B9",
                        "MUST allow map {variables} parameter",
                        post(JSON, TYPE),
                        both(status(200), noErrors())),
                new Audit(
                        "D6D5",
                        "MAY allow URL-encoded JSON string {variables} parameter in GETs",
                        get(GRAPHQL, Map.of("query", TYPE_QUERY, "variables", "{\"name\":\"sometype\"}")),
                        both(status(200), noErrors())),
                new Audit(
                        "6A70",
                        "MAY allow URL-encoded JSON string {variables} parameter in GETs",
                        get(JSON, Map.of("query", TYPE_QUERY, "variables", "{\"name\":\"sometype\"}")),
                        both(status(200), noErrors())),
                new Audit(
                        "428F",
                        "SHOULD allow map {extensions} parameter",
                        post(GRAPHQL, with("extensions", Map.of("some", "value"))),
                        status(200)),
                new Audit(
                        "1B7A",
                        "MUST allow map {extensions} parameter",
                        post(JSON, with("extensions", Map.of("some", "value"))),
                        both(status(200), noErrors()))));
        var names = List.of("variables", "operationName", "extensions");
        for (int at = 0; at < names.size(); at++) {
            var nothing = "{\"query\": \"{ __typename }\", \"%s\": null}".formatted(names.get(at));
            var name = "allow null {" + names.get(at) + "} parameter";
            audits.add(new Audit("94B" + at, "SHOULD " + name, post(GRAPHQL, nothing), both(status(200), noErrors())));
            audits.add(new Audit("022" + at, "MUST " + name, post(JSON, nothing), both(status(200), noErrors())));
        }
        return audits;
    }

    private static List<Audit> oddParameters() {
        var audits = new ArrayList<Audit>();
        var noText = List.of(Map.of("obj", "ect"), 0, false, List.of("array"));
        var noMap = List.of("string", 0, false, List.of("array"));
        for (int at = 0; at < noText.size(); at++) {
            audits.add(odd("LKJ" + at, "query", noText.get(at)));
            audits.add(odd("6C0" + at, "operationName", noText.get(at)));
            audits.add(odd("476" + at, "variables", noMap.get(at)));
            audits.add(odd("58B" + at, "extensions", noMap.get(at)));
        }
        return audits;
    }

    private static Audit odd(String id, String parameter, Object value) {
        var name = "MAY use 400 status code on " + value.getClass().getSimpleName() + " {" + parameter + "} parameter";
        return new Audit(id, name, post(null, with(parameter, value)), status(400));
    }

    private static List<Audit> answers() {
        return List.of(
                new Audit("B6DC", "MAY use 2xx, 4xx or 5xx on JSON parsing failure", post(JSON, BROKEN), not3xx()),
                new Audit("BCF8", "SHOULD use 400 on JSON parsing failure", post(JSON, BROKEN), status(400)),
                new Audit("B7N8", "SHOULD use 400 on JSON parsing failure", post(GRAPHQL, BROKEN), status(400)),
                new Audit(
                        "8764",
                        "MAY use 4xx or 5xx if parameters are invalid",
                        post(null, MISSPELT),
                        statusBetween(400, 599)),
                new Audit("3E3A", "MAY use 400 if parameters are invalid", post(null, MISSPELT), status(400)),
                new Audit("572B", "SHOULD use 200 on document parsing failure", post(JSON, UNPARSED), status(200)),
                new Audit(
                        "FDE2",
                        "SHOULD use 200 on document validation failure",
                        post(JSON, UNKNOWN_FIELD),
                        status(200)),
                new Audit("7B9B", "SHOULD use 200 on variable coercion failure", post(JSON, UNCOERCED), status(200)),
                new Audit(
                        "865D",
                        "SHOULD use 4xx or 5xx on document parsing failure",
                        post(GRAPHQL, UNPARSED),
                        statusBetween(400, 599)),
                new Audit("556A", "SHOULD use 400 on document parsing failure", post(GRAPHQL, UNPARSED), status(400)),
                new Audit(
                        "D586",
                        "SHOULD not contain the data entry on document parsing failure",
                        post(GRAPHQL, UNPARSED),
                        noData()),
                new Audit(
                        "51FE",
                        "SHOULD use 4xx or 5xx on document validation failure",
                        post(GRAPHQL, UNKNOWN_FIELD),
                        statusBetween(400, 599)),
                new Audit(
                        "74FF",
                        "SHOULD use 400 on document validation failure",
                        post(GRAPHQL, UNKNOWN_FIELD),
                        status(400)),
                new Audit(
                        "5E5B",
                        "SHOULD not contain the data entry on document validation failure",
                        post(GRAPHQL, UNKNOWN_FIELD),
                        noData()),
                new Audit(
                        "86EE", "SHOULD use 400 on variable coercion failure", post(GRAPHQL, UNCOERCED), status(400)));
    }

    private static Sent post(String accept, String content) {
        return new Sent("POST", JSON, accept, content);
    }

    private static Sent get(String accept, Map<String, String> parameters) {
        var query = parameters.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .toList();
        return new Sent("GET", null, accept, String.join("&", query));
    }

    private static String with(String parameter, Object value) {
        return parameter.equals("query")
                ? body(Map.of("query", value))
                : body(Map.of("query", "{ __typename }", parameter, value));
    }

    private static String body(Map<String, ?> fields) {
        return MAPPER.writeValueAsString(fields);
    }

    private static Consumer<HttpResponse<byte[]>> both(
            Consumer<HttpResponse<byte[]>> one, Consumer<HttpResponse<byte[]>> other) {
        return one.andThen(other);
    }

    private static Consumer<HttpResponse<byte[]>> status(int status) {
        return statusBetween(status, status);
    }

    private static Consumer<HttpResponse<byte[]>> statusBetween(int least, int most) {
        return answer -> assertThat(answer.statusCode())
                .as(() -> new String(answer.body(), StandardCharsets.UTF_8))
                .isBetween(least, most);
    }

    private static Consumer<HttpResponse<byte[]>> not3xx() {
        return answer -> assertThat(answer.statusCode() / 100).isIn(2, 4, 5);
    }

    private static Consumer<HttpResponse<byte[]>> contentType(String type) {
        return answer -> assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(value -> assertThat(value).contains(type));
    }

    private static Consumer<HttpResponse<byte[]>> utf8() {
        return answer -> {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(answer.body()));
            } catch (CharacterCodingException e) {
                throw new AssertionError(e);
            }
        };
    }

    private static Consumer<HttpResponse<byte[]>> noErrors() {
        return answer -> assertThat(json(answer).has("errors")).isFalse();
    }

    private static Consumer<HttpResponse<byte[]>> noData() {
        return answer -> assertThat(json(answer).has("data")).isFalse();
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        return MAPPER.readTree(answer.body());
    }
}
