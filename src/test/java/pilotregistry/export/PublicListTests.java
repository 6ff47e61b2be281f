package pilotregistry.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.batch.BatchRegister;
import pilotregistry.feed.Relay;
import pilotregistry.pilot.PilotRegister;

/// Short public lists, sent at once to anybody.
@RegistryTest
class PublicListTests {

    @LocalServerPort
    int port;

    @Autowired
    BatchRegister batches;

    @Autowired
    PilotRegister pilots;

    @Autowired
    Relay relay;

    @Autowired
    Clock clock;

    private ExportStory story;

    @BeforeEach
    void aStory() {
        story = new ExportStory(batches, pilots, clock);
    }

    @Test
    void sendsTheListWithItsFilterAndOrder() {
        var first = story.pilot("乙");
        var second = story.pilot("甲");
        var filter = ofTheBatch();
        var order = encoded("[{\"field\":\"NUMBER\",\"direction\":\"DESC\"}]");
        var answer = get("/exports/pilots.csv?columns=code,name&headings=zh&filter=" + filter + "&orderBy=" + order);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(body(answer)).isEqualTo("试点编号,名称\r\n" + second.code() + ",甲\r\n" + first.code() + ",乙\r\n");
        assertThat(answer.headers().firstValue("Registry-Rows")).hasValue("2");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
    }

    @Test
    void isNotSentAgainToWhoeverHasIt() {
        story.pilot("甲");
        for (var list : List.of("pilots.csv", "pilots.ndjson", "pilots.xlsx", "searchCaseStudies.csv")) {
            var path = "/exports/" + list + (list.startsWith("pilots") ? "?filter=" + ofTheBatch() : "?text=COD");
            // The feed may still move for what was done before.
            Awaitility.await().untilAsserted(() -> {
                var tag = get(path).headers().firstValue("ETag").orElseThrow();
                assertThat(tag).as(list).startsWith("W/");
                var again = ifNot(tag, path);
                assertThat(again.statusCode()).as(list).isEqualTo(304);
                assertThat(again.body()).isEmpty();
                assertThat(again.headers().firstValue("ETag")).hasValue(tag);
                assertThat(again.headers().firstValue("Cache-Control")).hasValue("public, max-age=60");
                assertThat(ifNot(tag, path + "&headings=en").statusCode()).isEqualTo(200);
            });
        }
    }

    @Test
    void isSentAgainAsSoonAsTheRegistryHasMoved() {
        story.pilot("甲");
        relay.drain();
        var path = "/exports/pilots.csv?columns=name&filter=" + ofTheBatch();
        var tag = get(path).headers().firstValue("ETag").orElseThrow();
        story.pilot("乙");
        relay.drain();
        assertThat(body(ifNot(tag, path))).contains("甲", "乙");
    }

    @Test
    void keepsNobodyFromARefusal() {
        var refused = ifNot("*", "/exports/pilots.csv?columns=contact");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("ETag")).isEmpty();
        assertThat(refused.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(keeping -> assertThat(keeping).contains("no-store"));
    }

    @Test
    void showsWhoeverAsksWhatEverybodySees() {
        var path = "/exports/outcomes.ndjson";
        assertThat(ExportStory.get(Caller.person(port, "zhao.mee"), path)
                        .headers()
                        .firstValue("Registry-Rows"))
                .isEqualTo(get(path).headers().firstValue("Registry-Rows"));
    }

    @Test
    void saysOfListsWithoutAPublicPartThatTheyHaveNone() {
        for (var list : List.of("applications.ndjson", "recommendations.csv")) {
            var answer = get("/exports/" + list);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(body(answer)).contains("NOT_PUBLIC").contains("requestExport");
        }
    }

    @Test
    void saysThatListsAreOnlyRead() {
        for (var path : List.of("/exports/pilots.csv", "/changes", "/history/roots")) {
            var answer = Caller.send(
                    Caller.anonymous(port).request(path).POST(HttpRequest.BodyPublishers.noBody()),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow"))
                    .hasValueSatisfying(allowed -> assertThat(allowed).contains("GET"));
        }
    }

    @Test
    void takesNoParameterItDoesNotKnowAndNoneTwice() {
        for (var parameters : List.of("filtre=%7B%7D", "batch=batch_2", "headings=zh&headings=en")) {
            var answer = get("/exports/pilots.csv?" + parameters);
            assertThat(answer.statusCode()).as(parameters).isEqualTo(400);
            assertThat(body(answer)).contains("BAD_PARAMETER").contains("byteOrderMark, columns, filter");
        }
    }

    @Test
    void refusesWhatTheListItselfWouldRefuse() {
        var long200 = "水".repeat(201);
        for (var refused : List.of(
                "pilots.csv?text=%00 BAD_TEXT",
                "pilots.csv?text=" + encoded(long200) + " TEXT_TOO_LONG",
                "searchCaseStudies.csv?text=" + encoded(long200) + " TEXT_TOO_LONG",
                "searchCaseStudies.csv?filter=" + encoded("{\"industries\":[\"NOPE\"]}") + " BAD_VALUE",
                "searchCaseStudies.csv?filter=" + encoded("{\"outcomes\":[{\"metric\":\"nope\",\"gte\":1}]}")
                        + " UNKNOWN_METRIC",
                "outcomes.csv?filter=" + encoded("{\"metric\":{\"contains\":\"" + "a".repeat(1_900) + "\"}}")
                        + " BAD_VALUE")) {
            var parts = refused.split(" ");
            var answer = get("/exports/" + parts[0]);
            assertThat(answer.statusCode()).as(refused).isEqualTo(400);
            assertThat(body(answer)).contains("\"code\":\"" + parts[1] + "\"");
        }
    }

    @Test
    void refusesWhatDoesNotFitTheListInBothLanguages() {
        for (var parameters : new String[] {
            "filter={",
            "filter=" + encoded("{\"nothing\":1}"),
            "filter=null",
            "columns=contact",
            "headings=fr",
            "byteOrderMark=1",
            "orderBy=" + encoded("[{\"field\":\"SIZE\"}]")
        }) {
            var answer = get("/exports/pilots.csv?" + parameters.replace("={", "=%7B"));
            assertThat(answer.statusCode()).as(parameters).isEqualTo(400);
            assertThat(body(answer)).contains("BAD_SELECTION").containsPattern("\\p{IsHan}");
        }
        var english = ExportStory.get(Caller.anonymous(port).in(Locale.ENGLISH), "/exports/pilots.csv?columns=contact");
        assertThat(new String(english.body(), StandardCharsets.UTF_8)).contains("The parameters do not fit");
        assertThat(get("/exports/secrets.csv").statusCode()).isEqualTo(404);
        assertThat(get("/exports/pilots.exe").statusCode()).isEqualTo(404);
    }

    private String ofTheBatch() {
        return encoded("{\"batch\":{\"eq\":\"" + story.batch.id().value() + "\"}}");
    }

    private HttpResponse<byte[]> ifNot(String tag, String path) {
        var request = Caller.anonymous(port).request(path).header("If-None-Match", tag);
        return Caller.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> get(String path) {
        return ExportStory.get(Caller.anonymous(port), path);
    }

    private static String body(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String encoded(String json) {
        return URLEncoder.encode(json, StandardCharsets.UTF_8);
    }
}
