package pilotregistry.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the audits do not see: how questions are heard, and what is said where they are not.
@RegistryTest
class GraphQlOverHttpTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String GRAPHQL = "application/graphql-response+json";
    private static final String PROBLEM = "application/problem+json";
    private static final String ASKED = "{\"query\": \"{ __typename }\"}";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                GRAPHQL + "; charset=utf-8",
                GRAPHQL + ";q=0.9, application/json;q=0.5",
                GRAPHQL + ", application/json;q=0.9, */*;q=0.8"
            })
    void answersInTheMediaTypeThatIsLikedBest(String accept) {
        var answer = post("{\"query\": \"{\"}", "Content-Type", "application/json", "Accept", accept);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(type(answer)).isEqualTo(GRAPHQL);
    }

    @Test
    void saysThatItCannotSpeakHtml() {
        var answer = post(ASKED, "Content-Type", "application/json", "Accept", "text/html");
        isProblem(answer, 406, "NOT_ACCEPTABLE");
        assertThat(answer.body()).contains(GRAPHQL + ", application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "TRACE"})
    void saysWhichMethodsItTakes(String method) {
        var answer = Wire.answer(
                port,
                method + " /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 405");
        assertThat(answer.lines().filter(line -> line.startsWith("Allow:")))
                .first()
                .asString()
                .contains("GET", "POST");
    }

    @Test
    void tellsItsMethodsToWhoAsksForThem() {
        var answer = send("OPTIONS", "/graphql", BodyPublishers.noBody());
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Allow"))
                .hasValueSatisfying(allowed -> assertThat(allowed).contains("GET", "HEAD", "POST", "OPTIONS"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "text/plain",
                "multipart/form-data; boundary=x",
                "application/graphql",
                "application/xml",
                "application/json; charset=iso-8859-1",
                "application/json; charset=nonsense",
                "json"
            })
    void takesNoBodyThatIsNotJson(String type) {
        var answer = post(ASKED, "Content-Type", type);
        isProblem(answer, 415, "UNSUPPORTED_MEDIA_TYPE");
        assertThat(answer.headers().firstValue("Accept-Post")).hasValue("application/json");
    }

    @Test
    void takesNoBodyThatDoesNotSayWhatItIs() {
        isProblem(post(ASKED), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void unpacksNothing() {
        var answer = post(ASKED, "Content-Type", "application/json", "Content-Encoding", "gzip");
        isProblem(answer, 415, "UNSUPPORTED_ENCODING");
        assertThat(answer.headers().firstValue("Accept-Encoding")).hasValue("identity");
    }

    @Test
    void hearsNobodyWhoTalksWithoutEnd() {
        var long30 = "{\"query\": \"{ __typename }\", \"extensions\": {\"x\": \"" + "x".repeat(30_000_000);
        var head = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        var announced = Wire.answer(port, head + "Content-Length: 30000000\r\n\r\n");
        assertThat(announced).startsWith("HTTP/1.1 413").contains(PROBLEM, "CONTENT_TOO_LARGE");
        try (var wire = new Wire(port)) {
            wire.send(head + "Transfer-Encoding: chunked\r\n\r\n");
            wire.send("50000\r\n" + long30.substring(0, 0x50000) + "\r\n0\r\n\r\n");
            assertThat(wire.rest()).startsWith("HTTP/1.1 413").contains(PROBLEM, "CONTENT_TOO_LARGE");
        }
    }

    @Test
    void lendsItsEarLongerToWhomItKnows() {
        var body = "{\"query\": \"{ __typename }\", \"extensions\": {\"x\": \"" + "x".repeat(300_000) + "\"}}";
        isProblem(
                send(
                        "POST",
                        "/graphql",
                        BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))),
                        "Content-Type",
                        "application/json"),
                413,
                "CONTENT_TOO_LARGE");
        var known = Caller.person(port, "lin.yuan").request("/graphql").header("Content-Type", "application/json");
        assertThat(Caller.send(known.POST(BodyPublishers.ofString(body)), BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void waitsNotForEverForABody() {
        try (var wire = new Wire(port)) {
            wire.send("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 1000\r\n\r\n{");
            assertThat(wire.rest())
                    .startsWith("HTTP/1.1 408")
                    .contains(PROBLEM, "REQUEST_TIMEOUT", "Connection: close");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                                    | BODY_MISSING",
                "{ \"not a JSON                                        | BAD_JSON",
                "{\"query\": \"{ __typename }\"} {}                    | BAD_JSON",
                "{\"query\": \"{ a }\", \"query\": \"{ b }\"}          | BAD_JSON",
                "null                                                  | NOT_AN_OBJECT",
                "7                                                     | NOT_AN_OBJECT",
                "\"{ __typename }\"                                    | NOT_AN_OBJECT",
                "[{\"query\": \"{ __typename }\"}]                     | BATCH",
                "[]                                                    | BATCH",
                "{}                                                    | QUERY_MISSING",
                "{\"query\": null}                                     | QUERY_MISSING",
                "{\"query\": \"  \"}                                   | QUERY_MISSING",
                "{\"query\": 1}                                        | BAD_PARAMETER",
                "{\"query\": true}                                     | BAD_PARAMETER",
                "{\"query\": \"{ __typename }\", \"operationName\": 1} | BAD_PARAMETER",
                "{\"query\": \"{ __typename }\", \"variables\": [7]}   | BAD_PARAMETER",
                "{\"query\": \"{ __typename }\", \"variables\": \"7\"} | BAD_PARAMETER",
                "{\"query\": \"{ __typename }\", \"extensions\": 0}    | BAD_PARAMETER",
            })
    void saysInOneCodedErrorWhyABodyIsNoQuestion(String body, String code) {
        for (var accept : new String[] {GRAPHQL, "application/json"}) {
            var answer = post(body, "Content-Type", "application/json", "Accept", accept);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(type(answer)).isEqualTo(accept);
            var said = JSON.readTree(answer.body());
            assertThat(said.has("data")).isFalse();
            assertThat(said.get("errors")).hasSize(1);
            assertThat(said.at("/errors/0/extensions/code").asString()).isEqualTo(code);
            assertThat(said.at("/errors/0/message").asString()).containsPattern("\\p{IsHan}");
        }
        var english = Caller.anonymous(port).in(Locale.ENGLISH).post(body);
        assertThat(error(english).get("message").asString()).doesNotContainPattern("\\p{IsHan}");
        assertThat(english.headers().firstValue("Content-Language")).hasValue("en");
    }

    @Test
    void refusesTextThatIsNoUtf8() {
        var bytes = new byte[] {'{', '"', (byte) 0xc3, '"', '}'};
        var answer = send("POST", "/graphql", BodyPublishers.ofByteArray(bytes), "Content-Type", "application/json");
        assertThat(code(answer)).isEqualTo("BAD_JSON");
    }

    @Test
    void doesNotDescendIntoJsonWithoutEnd() {
        var deep = "{\"query\": \"{ __typename }\", \"variables\": {\"x\": " + "[".repeat(50_000) + "]".repeat(50_000)
                + "}}";
        var answer = post(deep, "Content-Type", "application/json");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("JSON_LIMITS");
        assertThat(answer.body()).hasSizeLessThan(500);
        var long1000 = "{\"query\": \"{ __typename }\", \"variables\": {\"x\": " + "9".repeat(100_000) + "}}";
        assertThat(code(post(long1000, "Content-Type", "application/json"))).isEqualTo("JSON_LIMITS");
    }

    @Test
    void keepsEveryDigitOfANumber() {
        var body = """
            {"query": "query($v: Decimal!) { conversion(value: $v, unit: \\"t\\", metric: \\"cod_reduced\\") { value } }",
             "variables": {"v": 1234567890123456789.123456789}}""";
        assertThat(post(body, "Content-Type", "application/json").body()).contains("1234567890123456789.123456789");
    }

    @Test
    void answersQueriesByGetWithVariablesAndOperationName() {
        var query = "query One($code: String!) { province(code: $code) { code } } query Two { provinces { code } }";
        var answer = get("query=" + encoded(query) + "&operationName=One&variables=" + encoded("{\"code\":\"320000\"}")
                + "&extensions=" + encoded("{\"some\":1}"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).at("/data/province/code").asString())
                .isEqualTo("320000");
    }

    @Test
    void answersHeadWithoutABody() {
        var request = Caller.anonymous(port)
                .request("/graphql?query=" + encoded("{ __typename }"))
                .HEAD();
        var answer = Caller.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).isPresent();
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', QUERY_MISSING",
        "'query=%7B__typename%7D&variables=7', BAD_PARAMETER",
        "'query=%7B__typename%7D&variables=%7B', BAD_JSON",
        "'query=%7B__typename%7D&query=%7B__typename%7D', BAD_PARAMETER"
    })
    void refusesParametersOfAnAddressAsThoseOfABody(String parameters, String code) {
        var answer = get(parameters);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo(code);
        assertThat(type(answer)).isEqualTo(GRAPHQL);
    }

    @Test
    void changesNothingByGet() {
        var mutation = "mutation { openBatch(input: {number: 8200, title: \"x\"}) { batch { id } } }";
        for (var asked : new String[] {mutation, "mutation { __typename }"}) {
            var request = Caller.person(port, "zhao.mee")
                    .request("/graphql?query=" + encoded(asked))
                    .header("Accept", GRAPHQL);
            var answer = Caller.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isIn(400, 405);
            if (asked.contains("__typename")) {
                assertThat(answer.statusCode()).isEqualTo(405);
                assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
                assertThat(code(answer)).isEqualTo("MUTATION_BY_GET");
                assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            }
        }
        assertThat(Caller.anonymous(port).code("{ batch(number: 8200) { id } }", Map.of()))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void knowsNoDirectiveThatItDoesNotCarryOut() {
        var introspected = Caller.anonymous(port).data("{ __schema { directives { name } } }");
        assertThat(introspected.at("/__schema/directives").findValuesAsString("name"))
                .contains("include", "skip", "deprecated")
                .doesNotContain("defer", "stream");
        var asked = "{ ... @defer { provinces { code } } }";
        assertThat(Caller.anonymous(port).code(asked, java.util.Map.of())).isEqualTo("VALIDATION");
    }

    @ParameterizedTest
    @CsvSource({
        "'{', SYNTAX, 400",
        "'{ nothing }', VALIDATION, 422",
        "'query($id: ID!) { node(id: $id) { id } }', VALIDATION, 422",
        "'query A { __typename } query B { __typename }', VALIDATION, 422",
        "'mutation { __typename }', , 200",
        "'{ node(id: \"batch_none\") { id } }', NOT_FOUND, 294"
    })
    void speaksTheDraftOf2026WhenAsked(String query, String code, int status) {
        for (var accept : new String[] {GRAPHQL, "application/json"}) {
            var body = JSON.writeValueAsString(java.util.Map.of("query", query));
            var answer = post(body, "Content-Type", "application/json", "Accept", accept, "Prefer", "status=draft");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            assertThat(type(answer)).isEqualTo(status < 300 ? accept : GRAPHQL);
            if (code != null) {
                assertThat(code(answer)).isEqualTo(code);
            }
        }
    }

    @Test
    void tellsBadJsonFromJsonThatIsNoQuestionInTheDraft() {
        var broken = post("{", "Content-Type", "application/json", "Prefer", "status=draft");
        var empty = post("{}", "Content-Type", "application/json", "Prefer", "status=draft");
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(type(empty)).isEqualTo(GRAPHQL);
    }

    @Test
    void answersWithoutDraftWhatTheDraftCallsPartly() {
        var partly = post(
                "{\"query\": \"{ node(id: \\\"batch_none\\\") { id } }\"}",
                "Content-Type",
                "application/json",
                "Accept",
                GRAPHQL);
        assertThat(partly.statusCode()).isEqualTo(200);
        assertThat(code(partly)).isEqualTo("NOT_FOUND");
    }

    private HttpResponse<String> get(String parameters) {
        return send("GET", "/graphql?" + parameters, BodyPublishers.noBody(), "Accept", GRAPHQL);
    }

    private HttpResponse<String> post(String body, String... headers) {
        return send("POST", "/graphql", BodyPublishers.ofString(body), headers);
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        var request = Caller.anonymous(port).request(path).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return Caller.send(request, BodyHandlers.ofString());
    }

    private static void isProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(type(answer)).isEqualTo(PROBLEM);
        var problem = JSON.readTree(answer.body());
        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).containsPattern("\\p{IsHan}");
    }

    private static String type(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Type").orElseThrow();
    }

    private static JsonNode error(HttpResponse<String> answer) {
        return JSON.readTree(answer.body()).at("/errors/0");
    }

    private static String code(HttpResponse<String> answer) {
        return error(answer).at("/extensions/code").asString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
