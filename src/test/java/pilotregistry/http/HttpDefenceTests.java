package pilotregistry.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

/// What strangers may try over HTTP, and what they learn from it: nothing.
@RegistryTest
class HttpDefenceTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ASKED = "{ __typename }";
    private static final String PROBLEM = "application/problem+json";

    @LocalServerPort
    int port;

    @Test
    void answersABatchOfTenWithOneError() {
        var ten = "[" + "{\"query\": \"{ __typename }\"},".repeat(9) + "{\"query\": \"{ __typename }\"}]";
        var answer = Caller.anonymous(port).post(ten);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).get("errors")).hasSize(1);
        assertThat(answer.body()).contains("BATCH", "10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // <img>, <script>, a link and a form of another site; fetch without leave, which may name any type
                "image/avif,image/webp,*/*;q=0.8 | cross-site | no-cors  | 403",
                "*/*                             | cross-site | no-cors  | 403",
                "text/html,*/*;q=0.8             | cross-site | navigate | 403",
                "application/json                | cross-site | no-cors  | 403",
                "application/json                | same-site  | no-cors  | 403",
                "*/*                             | same-site  | no-cors  | 403",
                // an older browser, which says nothing of sites
                "*/*                             | -          | -        | 403",
                "application/json                | -          | -        | 200",
                // fetch that asks for leave to read, and the registry's own pages
                "application/json                | cross-site | cors     | 200",
                "*/*                             | same-origin| cors     | 200",
                "text/html,*/*;q=0.8             | none       | navigate | 200",
            })
    void answersNoGetThatAPageOfAnotherSiteCouldSendUnasked(String accept, String site, String mode, int status) {
        var request = get(ASKED).header("User-Agent", "Mozilla/5.0").header("Accept", accept);
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }
        if (mode != null) {
            request.header("Sec-Fetch-Mode", mode);
        }
        var answer = Caller.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        if (status == 403) {
            assertThat(problem(answer).get("code").asString()).isEqualTo("CROSS_SITE");
        }
        var preflighted = request.header("GraphQL-Require-Preflight", "1");
        assertThat(Caller.send(preflighted, BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"})
    void letsNoFormOfAnotherSiteChangeAnything(String type) {
        var mutation = JSON.writeValueAsString(Map.of("query", "mutation { __typename }"));
        var request = Caller.person(port, "zhao.mee")
                .request("/graphql")
                .header("Origin", "https://elsewhere.example")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(mutation));
        var answer = Caller.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @Test
    void tracesAndMeasuresForNobodyWhoAsks() {
        var body = """
            {"query": "{ __typename }", "extensions": {"tracing": true, "debug": true, "explain": true}}""";
        var request = Caller.anonymous(port)
                .request("/graphql?tracing=true&debug=1")
                .headers("Content-Type", "application/json", "X-Apollo-Tracing", "1", "X-Debug", "1")
                .POST(BodyPublishers.ofString(body));
        var extensions = JSON.readTree(
                        Caller.send(request, BodyHandlers.ofString()).body())
                .path("extensions");
        assertThat(extensions.propertyNames()).doesNotContain("tracing", "debug", "explain", "profiler");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/graphql?query=%7B__typename%7D",
                "/.well-known/openid-configuration",
                "/oauth2/authorize?client_id=graphiql",
                "/login",
                "/cases",
                "/sitemap.xml",
                "/actuator/health"
            })
    void answersToItsOwnNamesOnly(String path) {
        for (var name :
                new String[] {"evil.example", "localhost.evil.example", "127.0.0.1.nip.io:" + port, "10.0.0.1"}) {
            var answer = Wire.answer(port, head(path, name));
            assertThat(answer)
                    .startsWith("HTTP/1.1 421 ")
                    .contains("\"code\":\"MISDIRECTED\"")
                    .doesNotContain(name);
        }
        for (var name : new String[] {"localhost:" + port, "127.0.0.1", "LOCALHOST", "[::1]:" + port}) {
            assertThat(Wire.answer(port, head(path, name))).as(name).doesNotStartWith("HTTP/1.1 421");
        }
    }

    private static String head(String path, String name) {
        return "GET " + path + " HTTP/1.1\r\nHost: " + name
                + "\r\nAccept: application/json, text/html;q=0.5, */*;q=0.1\r\n" + "Connection: close\r\n\r\n";
    }

    @ParameterizedTest
    @CsvSource({"en;q=0, false", "zh;q=0, true", "'de, en;q=0.1', true", "'*, en;q=0', false", "'%%%, en', true"})
    void speaksNoLanguageThatIsRefused(String accepted, boolean isEnglish) {
        for (var path : new String[] {"/graphql?query=%7Bnothing%7D", "/nothing", "/graphql/stream/none"}) {
            var answer = Wire.answer(
                    port,
                    "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAccept-Language: "
                            + accepted + "\r\nConnection: close\r\n\r\n");
            assertThat(answer.lines().filter(line -> line.startsWith("{")).findFirst())
                    .as(path)
                    .hasValueSatisfying(
                            body -> assertThat(body.matches(".*\\p{IsHan}.*")).isEqualTo(!isEnglish));
        }
    }

    @ParameterizedTest
    @CsvSource({"/nothing, NOT_FOUND", "/graphiql/tour, NOT_ACCEPTABLE", "/graphiql/settings, NOT_ACCEPTABLE"})
    void advisesNoMediaTypeThatIsNotAnsweredThere(String path, String code) {
        var answer = Caller.send(
                Caller.anonymous(port).in(Locale.ENGLISH).request(path).header("Accept", "image/png"),
                BodyHandlers.ofString());
        assertThat(answer.body()).contains(code).doesNotContain("graphql-response");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ node(id: \"" + "x" + "\") { id } }",
                "{ batch(number: 99999999999) { id } }",
                "query($a: Nothing) { __typename }",
                "{ batches(filter: {number: {eq: \"x\"}}) { totalCount } }",
                "{ batches(after: \"K_eyJ4Ijp7fX0\") { totalCount } }",
                "{ __schema { types { name } } nothing }",
            })
    void dumpsNothingOfItsInside(String query) {
        var answer = Caller.anonymous(port).post(JSON.writeValueAsString(Map.of("query", query)));
        assertThat(answer.body())
                .doesNotContain("java.", "org.springframework", "pilotregistry.", "Exception", "mongodb", "\tat ")
                .doesNotContain(java.net.InetAddress.getLoopbackAddress().getHostName() + ":");
        assertThat(answer.body()).hasSizeLessThan(3000);
        assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by", "x-application-context");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, 404, NOT_FOUND",
        "GET, /graphql/nothing, 404, NOT_FOUND",
        "GET, /graphiql/nothing, 404, NOT_FOUND",
        "GET, /actuator, 404, NOT_FOUND",
        "GET, /error, 404, NOT_FOUND",
        "GET, /applications/nothing, 404, NOT_FOUND",
        "GET, /applications/application_none/package, 404, NOT_FOUND",
        "GET, /attachments/none, 404, NOT_FOUND",
        "POST, /attachments, 401, UNAUTHENTICATED",
        "DELETE, /attachments/none, 401, UNAUTHENTICATED",
    })
    void tellsOfEveryPathWhatIsWrongByACodeInTheCallersLanguage(String method, String path, int status, String code) {
        for (var accept : List.of("*/*", "text/html", "application/json")) {
            var zh = send(Caller.anonymous(port), method, path, accept);
            var en = send(Caller.anonymous(port).in(Locale.ENGLISH), method, path, accept);
            assertThat(zh.statusCode()).as(zh.body()).isEqualTo(status);
            assertThat(zh.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(it -> assertThat(it).startsWith(PROBLEM));
            assertThat(problem(zh).get("code").asString()).isEqualTo(code);
            assertThat(problem(zh).get("title").asString()).containsPattern("\\p{IsHan}");
            assertThat(problem(en).get("title").asString()).doesNotContainPattern("\\p{IsHan}");
            assertThat(en.headers().firstValue("Content-Language")).hasValue("en");
        }
    }

    @ParameterizedTest
    @CsvSource({"PUT, /attachments, 405", "PATCH, /attachments/none, 405", "GET, /nothing, 404"})
    void tellsTheSameToWhoHasAToken(String method, String path, int status) {
        var answer = send(Caller.person(port, "lin.yuan"), method, path, "*/*");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(it -> assertThat(it).startsWith(PROBLEM));
        if (status == 405) {
            assertThat(answer.headers().firstValue("Allow")).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /graphql?query={__typename} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /graphql?query=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /attachments/none?name=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "POST /login?username=%zz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                "GET /graphiql/../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /graphql;x=1/..%2f HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nHost: other\r\nConnection: close\r\n\r\n",
                "NONSENSE\r\n\r\n",
                "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            })
    void saysNothingOfItselfToWhatIsNoHttp(String request) {
        var answer = Wire.answer(port, request);
        assertThat(answer)
                .matches("(?s)HTTP/1.1 (400|403|404|505).*")
                .contains("nosniff", "frame-ancestors", "\"code\":");
        assertThat(answer.toLowerCase(Locale.ROOT))
                .doesNotContain("tomcat", "apache", "exception", "java.", "\tat ", "<html");
    }

    @Test
    void refusesHeadersAndAddressesWithoutEnd() {
        var header = Wire.answer(
                port,
                "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(100_000) + "\r\nConnection: close\r\n\r\n");
        var address = Wire.answer(
                port,
                "GET /graphql?query=" + "x".repeat(100_000)
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(header).matches("(?s)HTTP/1.1 (400|431).*");
        assertThat(address).matches("(?s)HTTP/1.1 (400|414).*");
    }

    @Test
    void answersABrokenTokenInTheFormThatIsRead() {
        for (var accept : List.of("application/graphql-response+json", "application/json")) {
            var request = get(ASKED).header("Accept", accept).header("Authorization", "Bearer broken");
            var answer = Caller.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(it -> assertThat(it).startsWith(accept));
            assertThat(JSON.readTree(answer.body())
                            .at("/errors/0/extensions/code")
                            .asString())
                    .isEqualTo("UNAUTHENTICATED");
        }
    }

    @Test
    void saysWhichScopeATokenLacks() {
        var reader = Caller.person(port, "lin.yuan", "openid registry.read");
        var request = reader.request("/attachments?application=application_none&role=PLAN&name=plan.pdf")
                .header("Content-Type", "application/pdf")
                .POST(BodyPublishers.ofString("%PDF-1.7"));
        var answer = Caller.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(problem(answer).get("code").asString()).isEqualTo("SCOPE_MISSING");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer error=\"insufficient_scope\", scope=\"registry.write\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/graphiql",
                "/graphiql/page.js",
                "/graphiql/settings",
                "/graphiql/nothing",
                "/login",
                "/login.css",
                "/graphql?query=%7B__typename%7D",
                "/graphql",
                "/nothing",
                "/attachments/none",
                "/applications/none/package",
                "/actuator/health",
                "/oauth2/authorize",
                "/oauth2/jwks",
                "/.well-known/openid-configuration",
            })
    void letsBrowsersGuessFrameAndReferNothing(String path) {
        var headers = send(Caller.anonymous(port), "GET", path, "*/*").headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).as(path).hasValue("no-referrer");
        assertThat(headers.firstValue("X-Frame-Options")).as(path).hasValue("DENY");
        assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).as(path).hasValue("same-origin");
        assertThat(headers.firstValue("Content-Security-Policy"))
                .as(path)
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                        .doesNotContain("unsafe"));
    }

    private static HttpResponse<String> send(Caller caller, String method, String path, String accept) {
        var request = caller.request(path).header("Accept", accept).method(method, BodyPublishers.noBody());
        return Caller.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder get(String query) {
        return Caller.anonymous(port).request("/graphql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }

    private static JsonNode problem(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
