package pilotregistry.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.casestudy.CaseStory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What everybody may see, once a month, with what is gone since.
@RegistryTest
class MonthlySnapshotTests {

    @LocalServerPort
    int port;

    @Autowired
    MonthlySnapshots snapshots;

    @Autowired
    MongoOperations mongo;

    @Autowired
    StoryClock clock;

    @Autowired
    ApplicationContext context;

    @Test
    void keepsFilesAtTheirAddressesAndTellsWhatIsGoneSince() throws NoSuchAlgorithmException {
        var story = new CaseStory(port, context);
        var passed = story.passed();
        var published = story.published(passed, "将撤回的案例 " + UUID.randomUUID());
        var draft = story.drafted(passed, "草稿 " + UUID.randomUUID());
        made("2031-01");
        var retraction = Map.of("id", published, "reason", "数据有误（测试）");
        Caller.person(port, "zhao.mee")
                .data(Caller.document("graphql-test/retractCaseStudy.graphql"), Map.of("input", retraction));
        made("2031-02");

        var cases = text("/exports/snapshots/2031-01/caseStudies.ndjson");
        assertThat(cases).contains(published).doesNotContain(draft);
        assertThat(text("/exports/snapshots/2031-01/deletions.ndjson")).isEmpty();
        assertThat(text("/exports/snapshots/2031-02/deletions.ndjson"))
                .contains(published, "RETRACTED", "数据有误（测试）")
                .doesNotContain(passed.id().value());
        for (var dataset : datasets("2031-02")) {
            for (var distribution : dataset.get("dcat:distribution")) {
                var path = distribution.at("/dcat:downloadURL/@id").asString().replaceAll("^https?://[^/]+", "");
                var bytes = ExportStory.get(Caller.anonymous(port), path).body();
                assertThat((long) bytes.length)
                        .isEqualTo(distribution.get("dcat:byteSize").asLong());
                assertThat(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                        .isEqualTo(distribution
                                .at("/spdx:checksum/spdx:checksumValue")
                                .asString());
            }
        }
        assertThat(JsonMapper.shared()
                        .readTree(text("/exports/snapshots/2031-02/pilots.csv/manifest"))
                        .get("visibleTo")
                        .asString())
                .isEqualTo("PUBLIC");
    }

    @Test
    void isMadeOnceHoweverOftenItIsTried() {
        made("2031-03");
        snapshots.make();
        assertThat(mongo.count(
                        Query.query(Criteria.where("wish.requester")
                                .is("registry")
                                .and("wish.at")
                                .gte(clock.instant())),
                        ExportJob.class))
                .isEqualTo(MonthlySnapshots.LISTS.size() * MonthlySnapshots.FORMATS.size());
        assertThat(datasets("2031-03")).hasSize(MonthlySnapshots.LISTS.size() + 1);
        assertThat(ExportStory.get(Caller.anonymous(port), "/exports/snapshots/2030-12/pilots.csv")
                        .statusCode())
                .isEqualTo(404);
        assertThat(ExportStory.get(Caller.anonymous(port), "/exports/snapshots/2031-03/applications.csv")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void isNotSentAgainToWhoeverHasIt() {
        made("2030-11");
        for (var path :
                List.of("catalog.jsonld", "snapshots/2030-11/pilots.csv", "snapshots/2030-11/pilots.csv/manifest")) {
            var first = ExportStory.get(Caller.anonymous(port), "/exports/" + path);
            var request = Caller.anonymous(port)
                    .request("/exports/" + path)
                    .header("If-None-Match", first.headers().firstValue("ETag").orElseThrow());
            var again = Caller.send(request, HttpResponse.BodyHandlers.discarding());
            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(again.headers().firstValue("Cache-Control")).as(path).hasValue("max-age=60, public");
        }
    }

    private void made(String month) {
        clock.set(Instant.parse(month + "-15T00:00:00Z"));
        snapshots.make();
        Awaitility.await().until(() -> {
            snapshots.make();
            return snapshots.find(month).isPresent();
        });
    }

    private List<JsonNode> datasets(String month) {
        var catalog = JsonMapper.shared().readTree(text("/exports/catalog.jsonld"));
        assertThat(catalog.get("@type").asString()).isEqualTo("dcat:Catalog");
        return StreamSupport.stream(catalog.get("dcat:dataset").spliterator(), false)
                .filter(dataset -> dataset.get("@id").asString().contains("/" + month + "/"))
                .toList();
    }

    private String text(String path) {
        var answer = ExportStory.get(Caller.anonymous(port), path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
