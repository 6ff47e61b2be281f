package pilotregistry.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.pilot.PilotStory.with;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.batch.BatchRegister;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotStory;

@RegistryTest
class OpineOnProgressTests {

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    BatchRegister batches;

    @Autowired
    StoryClock clock;

    private PilotStory story;
    private Pilot pilot;
    private String progress;

    @BeforeEach
    void progressIsReported() {
        story = new PilotStory(port, mongo, batches, clock);
        pilot = story.designated();
        story.on("2024-01-15");
        progress = new ProgressStory(story)
                .reported(pilot, "2023-10", "2023-12")
                .get("id")
                .asString();
    }

    @AfterEach
    void goBack() {
        clock.set(StoryClock.START);
    }

    @Test
    void recordsWhatEachDepartmentSaysOfARevision() {
        story.done("chen.eco", "opineOnProgress", opinion("进展符合方案，注意用水台账"));
        var both = story.done("wu.ndrc", "opineOnProgress", opinion("同意"));
        assertThat(both.at("/progress/opinions").findValuesAsString("by"))
                .containsExactly("PROVINCIAL_ECOLOGY", "PROVINCIAL_DEVELOPMENT_AND_REFORM");
        assertThat(both.at("/progress/opinions/0/opinion").asString()).isEqualTo("进展符合方案，注意用水台账");
        assertThat(both.at("/progress/opinions/0/revision").asInt()).isEqualTo(1);
        assertThat(both.at("/progress/status").asString()).isEqualTo("REPORTED");
    }

    @Test
    void refusesAnOpinionThatSaysNothingOrTooMuch() {
        story.refused("chen.eco", "opineOnProgress", opinion("　"), "OPINION_MISSING");
        story.refused("chen.eco", "opineOnProgress", opinion("长".repeat(2001)), "TOO_LONG");
        story.refused("chen.eco", "opineOnProgress", with(opinion("同意"), "version", 3), "VERSION_CONFLICT");
    }

    @Test
    void isForTheDepartmentsOfItsProvince() {
        for (var person : List.of("lin.yuan", "zhao.mee", "qian.expert")) {
            assertThat(story.code(person, "opineOnProgress", opinion("同意"))).isEqualTo("FORBIDDEN");
        }
        assertThat(story.code("xu.ndrc", "opineOnProgress", opinion("同意"))).isEqualTo("NOT_FOUND");
    }

    private Map<String, Object> opinion(String opinion) {
        return Map.of("progress", progress, "opinion", opinion);
    }
}
