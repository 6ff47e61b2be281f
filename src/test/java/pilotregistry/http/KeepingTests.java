package pilotregistry.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;

/// For how long, and by whom, an answer may be kept; and how it is asked for again.
@RegistryTest
class KeepingTests {

    private static final String GRAPHQL = "application/graphql-response+json";
    private static final String PROVINCES = "{ provinces { code name } }";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({
        "'{ provinces { code name } }', 'public, max-age=86400'",
        "'{ provinces { code } batches { nodes { number } } }', 'public, max-age=60'",
        "'{ batches { totalCount } }', 'public, max-age=60'",
        "'{ provinces { ... on Province { code } } node(id: \"province_320000\") { id } }', 'public, max-age=60'",
        "'{ __typename }', 'public, max-age=60'",
        "'{ searchIndex { __typename } }', 'private, no-store'",
        "'{ viewer { name } }', 'private, no-store'",
    })
    void mayBeKeptAsLongAsTheShortestLivedOfItsFields(String query, String expected) {
        assertThat(cacheControl(get(Caller.anonymous(port), query))).isEqualTo(expected);
        assertThat(cacheControl(get(Caller.anonymous(port), query))).isEqualTo(expected);
    }

    @Test
    void isForNobodyElseOnceSomebodyIsRecognised() {
        var known = Caller.person(port, "lin.yuan");
        assertThat(cacheControl(get(known, PROVINCES))).isEqualTo("private, no-cache");
        assertThat(cacheControl(get(known, "{ viewer { name } }"))).isEqualTo("private, no-store");
    }

    @Test
    void isNotKeptAtAllWhereSomethingIsWrong() {
        assertThat(cacheControl(get(Caller.anonymous(port), "{ node(id: \"batch_none\") { id } }")))
                .isEqualTo("no-store");
        assertThat(cacheControl(get(Caller.anonymous(port), "{"))).isEqualTo("no-store");
        assertThat(cacheControl(Caller.anonymous(port).post("{\"query\": \"" + PROVINCES + "\"}")))
                .contains("no-store");
    }

    @Test
    void isTheSameUnderTheSameTag() {
        var first = get(Caller.anonymous(port), PROVINCES);
        var again = get(Caller.anonymous(port), PROVINCES);
        var english = get(Caller.anonymous(port).in(Locale.ENGLISH), PROVINCES);
        assertThat(tag(first)).startsWith("\"").isEqualTo(tag(again)).isNotEqualTo(tag(english));
        assertThat(first.headers().allValues("Vary"))
                .anySatisfy(names -> assertThat(names).contains("Accept", "Authorization", "Accept-Language"));
    }

    @ParameterizedTest
    @CsvSource({"%s, 304", "W/%s, 304", "'\"other\", %s', 304", "*, 304", "'\"other\"', 200"})
    void isNotSentAgainToWhoHasIt(String condition, int status) {
        var first = get(Caller.anonymous(port), PROVINCES);
        var again = get(Caller.anonymous(port), PROVINCES, "If-None-Match", condition.formatted(tag(first)));
        assertThat(again.statusCode()).isEqualTo(status);
        assertThat(cacheControl(again)).isEqualTo("public, max-age=86400");
        assertThat(tag(again)).isEqualTo(tag(first));
        assertThat(again.body().isEmpty()).isEqualTo(status == 304);
    }

    @Test
    void travelsCompressedUnderATagOfItsOwn() throws IOException {
        var plain = get(Caller.anonymous(port), PROVINCES);
        var request = request(Caller.anonymous(port), PROVINCES).header("Accept-Encoding", "br, gzip;q=0.8");
        var packed = Caller.send(request, BodyHandlers.ofByteArray());
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.headers().allValues("Vary"))
                .anySatisfy(names -> assertThat(names).contains("Accept-Encoding"));
        assertThat(packed.headers().firstValue("ETag"))
                .isPresent()
                .isNotEqualTo(plain.headers().firstValue("ETag"));
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(plain.body());
        }
        var again = request(Caller.anonymous(port), PROVINCES)
                .header("Accept-Encoding", "gzip")
                .header("If-None-Match", packed.headers().firstValue("ETag").orElseThrow());
        assertThat(Caller.send(again, BodyHandlers.discarding()).statusCode()).isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource({"gzip;q=0", "identity", "br"})
    void travelsAsItIsToWhoUnpacksNothing(String accepted) {
        assertThat(get(Caller.anonymous(port), PROVINCES, "Accept-Encoding", accepted)
                        .headers()
                        .firstValue("Content-Encoding"))
                .isEmpty();
    }

    private HttpResponse<String> get(Caller caller, String query, String... headers) {
        var request = request(caller, query);
        return Caller.send(headers.length == 0 ? request : request.headers(headers), BodyHandlers.ofString());
    }

    private static java.net.http.HttpRequest.Builder request(Caller caller, String query) {
        return caller.request("/graphql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .header("Accept", GRAPHQL);
    }

    private static String cacheControl(HttpResponse<?> answer) {
        return String.join(", ", answer.headers().allValues("Cache-Control"));
    }

    private static String tag(HttpResponse<?> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }
}
