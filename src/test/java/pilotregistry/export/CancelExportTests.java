package pilotregistry.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.batch.BatchRegister;
import pilotregistry.pilot.PilotRegister;
import tools.jackson.databind.JsonNode;

@RegistryTest
class CancelExportTests {

    private static final String CANCEL = Caller.document("graphql-test/cancelExport.graphql");

    @LocalServerPort
    int port;

    @Autowired
    BatchRegister batches;

    @Autowired
    PilotRegister pilots;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Clock clock;

    private ExportStory story;
    private Caller ministry;

    @BeforeEach
    void someone() {
        story = new ExportStory(batches, pilots, clock);
        ministry = Caller.person(port, "sun.ndrc");
        story.pilot("试点");
    }

    @Test
    void takesTheFileAway() {
        var job = story.done(ministry, ExportStory.input(story.ours(), "CSV"));
        var id = job.get("id").asString();
        assertThat(cancel(ministry, id, null).at("/export/status").asString()).isEqualTo("CANCELLED");
        assertThat(story.job(ministry, id).get("file").isNull()).isTrue();
        assertThat(ExportStory.get(ministry, job.at("/file/path").asString()).statusCode())
                .isEqualTo(404);
        assertThat(mongo.count(Query.query(Criteria.where("files_id").regex("^" + id + "_")), "exports.chunks"))
                .isZero();
        assertThat(mongo.count(Query.query(Criteria.where("_id").regex("^" + id + "_")), "exports.files"))
                .isZero();
    }

    @Test
    void refusesWhatEndedAlreadyAndWhatChangedSince() {
        var id = story.done(ministry, ExportStory.input(story.ours(), "NDJSON"))
                .get("id")
                .asString();
        var outdated = cancel(ministry, id, 0);
        assertThat(outdated.findValuesAsString("code")).containsExactly("VERSION_CONFLICT");
        assertThat(outdated.at("/export/status").asString()).isEqualTo("DONE");
        cancel(ministry, id, null);
        var again = cancel(ministry.in(Locale.ENGLISH), id, null);
        assertThat(again.findValuesAsString("code")).containsExactly("ALREADY_ENDED");
        assertThat(again.at("/errors/0/message").asString()).contains("nothing to cancel");
        assertThat(cancel(ministry, id, null).at("/errors/0/message").asString())
                .contains("CANCELLED")
                .containsPattern("\\p{IsHan}");
    }

    @Test
    void isForWhoeverAskedForItOnly() {
        var id = story.done(ministry, ExportStory.input(story.ours(), "NDJSON"))
                .get("id")
                .asString();
        for (var other : List.of("admin", "zhao.mee")) {
            assertThat(Caller.person(port, other).code(CANCEL, Map.of("input", Map.of("id", id))))
                    .isEqualTo("NOT_FOUND");
        }
    }

    private JsonNode cancel(Caller caller, String id, @Nullable Integer version) {
        var input = version == null ? Map.of("id", id) : Map.of("id", id, "version", version);
        return caller.data(CANCEL, Map.of("input", input)).get("cancelExport");
    }
}
