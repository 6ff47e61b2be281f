package pilotregistry.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.recommendation.ProvincialStory.codes;
import static pilotregistry.recommendation.ProvincialStory.done;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.application.Application;
import pilotregistry.application.ApplicationFixtures;
import pilotregistry.application.FilingFixtures;
import pilotregistry.batch.BatchId;
import pilotregistry.organization.Directory;
import pilotregistry.organization.Duty;
import pilotregistry.organization.OrganizationId;

@RegistryTest
class VerifyApplicationTests {

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Directory directory;

    @Autowired
    StoryClock clock;

    private ProvincialStory story;

    @BeforeEach
    void begin() {
        story = ProvincialStory.begin(port, mongo);
    }

    @AfterEach
    void turnBack() {
        clock.set(StoryClock.START);
    }

    @Test
    void listsTheApplicationAndTakesASeat() {
        var id = story.filed("甲");
        var recommendation = done(story.verify(story.development, id)).get("recommendation");
        assertThat(recommendation.get("id").asString()).isEqualTo(story.id());
        assertThat(recommendation.get("quota").asInt()).isEqualTo(5);
        assertThat(recommendation.get("seatsTaken").asInt()).isEqualTo(1);
        var entry = recommendation.at("/entries/0");
        assertThat(entry.at("/application/id").asString()).isEqualTo(id);
        assertThat(entry.get("holdsSeat").asBoolean()).isTrue();
        assertThat(entry.get("selfRecommendation").asBoolean()).isFalse();
        assertThat(entry.at("/round/verification/department").asString()).isEqualTo("DEVELOPMENT_AND_REFORM");
    }

    @Test
    void refusesTheSixthWithoutAReasonAndFlagsItWithOne() {
        for (int seat = 1; seat <= 5; seat++) {
            done(story.verify(story.ecology, story.filed("第" + seat)));
        }
        var sixth = story.filed("第六");
        var refused = story.verify(story.ecology, sixth);
        assertThat(codes(refused)).containsExactly("QUOTA_NEEDS_REASON");
        assertThat(refused.at("/errors/0/clause").asString()).startsWith("R15");
        assertThat(refused.at("/errors/0/message").asString()).contains("原则上不超过 5 个");
        assertThat(story.verify(story.ecology.in(Locale.ENGLISH), sixth)
                        .at("/errors/0/message")
                        .asString())
                .startsWith("In principle at most 5");
        assertThat(refused.at("/recommendation/seatsTaken").asInt()).isEqualTo(5);

        done(story.verify(story.ecology, sixth, Map.of("overQuotaReason", "示范意义突出")));
        var now = story.recommendation(story.development);
        assertThat(now.get("seatsTaken").asInt()).isEqualTo(6);
        assertThat(now.at("/overQuotaEntries/0/overQuotaReason").asString()).isEqualTo("示范意义突出");
    }

    @Test
    void freesTheSeatOfWhatIsReturnedOrWithdrawn() {
        var small = ProvincialStory.begin(port, mongo, Map.of("quota", 2));
        var returned = small.filed("退回");
        var withdrawn = small.filed("撤回");
        done(small.verify(small.ecology, returned));
        done(small.verify(small.ecology, withdrawn));
        small.giveBack(returned);
        small.withdraw(withdrawn);
        assertThat(small.recommendation(small.ecology).get("seatsTaken").asInt())
                .isZero();
        done(small.verify(small.ecology, small.filed("其三")));
        done(small.verify(small.ecology, small.filed("其四")));
        small.fileAgain(returned);
        assertThat(codes(small.verify(small.ecology, returned))).containsExactly("QUOTA_NEEDS_REASON");
    }

    @Test
    void isBoundToTheFilingThatWasLookedAt() {
        var id = story.filed("快照");
        var first = story.sha256(id);
        story.giveBack(id);
        story.fileAgain(id);
        assertThat(codes(story.verify(story.ecology, id, Map.of("filing", first))))
                .containsExactly("FILING_CHANGED");
        done(story.verify(story.ecology, id, Map.of("filing", story.sha256(id))));
        assertThat(codes(story.verify(story.development, id))).containsExactly("ALREADY_VERIFIED");
    }

    @Test
    void refusesWhatIsNotFiledNow() {
        var id = story.filed("退回");
        story.giveBack(id);
        var refused = story.verify(story.ecology, id);
        assertThat(codes(refused)).containsExactly("NOT_FILED");
        assertThat(refused.get("recommendation").isNull()).isTrue();
        assertThat(mongo.findById(new RecommendationId(story.id()), Recommendation.class))
                .isNull();
    }

    @Test
    void refusesIncompleteFindings() {
        var id = story.filed("所见");
        var events = List.of(
                Map.of("kind", "CENTRAL_INSPECTION", "date", "2022-06-01", "source", "督察通报"),
                Map.of(
                        "kind", "MEDIA_EXPOSURE",
                        "date", "2023-05-01",
                        "source", "省级媒体",
                        "enterpriseCode", "91350581DEM0000014"));
        var refused = story.verify(
                story.ecology,
                id,
                Map.of(
                        "findings",
                        "",
                        "checkedAgainstBaseline",
                        false,
                        "events",
                        events,
                        "rank",
                        0,
                        "overQuotaReason",
                        "长".repeat(1_001)));
        assertThat(codes(refused))
                .containsExactlyInAnyOrder(
                        "FINDINGS_MISSING",
                        "BASELINE_NOT_CHECKED",
                        "OBJECT_NOT_CLEAN",
                        "EVENT_IN_FUTURE",
                        "RANK_INVALID",
                        "TOO_LONG");
        assertThat(refused.get("errors")
                        .valueStream()
                        .map(error -> error.get("clause").asString("")))
                .contains("R14, 通知四（一）", "R16, 通知四（二）", "R23, 通知六");
    }

    @Test
    void recordsDoubtsWithoutASeat() {
        var id = story.filed("存疑");
        var recommendation = done(story.verify(story.ecology, id, Map.of("result", "DOUBTFUL")))
                .get("recommendation");
        assertThat(recommendation.get("seatsTaken").asInt()).isZero();
        assertThat(recommendation.at("/entries/0/holdsSeat").asBoolean()).isFalse();
        done(story.verify(story.development, id));
        assertThat(story.recommendation(story.ecology).get("seatsTaken").asInt())
                .isEqualTo(1);
    }

    @Test
    void leavesTheVerificationOfADepartmentsOwnApplicationToTheOther() {
        var department = directory
                .department(ApplicationFixtures.FUJIAN, Duty.ECOLOGY_AND_ENVIRONMENT)
                .orElseThrow()
                .id();
        var id = keep("application_own_" + story.batch, department);
        assertThat(codes(story.verify(story.ecology, id))).containsExactly("SELF_VERIFICATION");
        var entry = done(story.verify(story.development, id)).at("/recommendation/entries/0");
        assertThat(entry.get("selfRecommendation").asBoolean()).isTrue();
    }

    @Test
    void refusesAProvinceThatDoesNotRecommendInTheBatch() {
        story = ProvincialStory.begin(port, mongo, Map.of("recommendingUnits", List.of("320000")));
        var id = keep("application_elsewhere_" + story.batch, new OrganizationId(story.body("lin.yuan")));
        assertThat(codes(story.verify(story.ecology, id))).containsExactly("NOT_RECOMMENDING_UNIT");
    }

    @Test
    void refusesAfterTheLastDay() {
        var id = story.filed("逾期");
        clock.set(Instant.parse("2023-04-07T16:00:00Z"));
        var refused = story.verify(story.ecology, id);
        assertThat(codes(refused)).containsExactly("DEADLINE");
        assertThat(refused.at("/errors/0/message").asString()).contains("2023-04-07");
    }

    @Test
    void answersAStaleVersionWithTheCurrentState() {
        done(story.verify(story.ecology, story.filed("先")));
        var version = story.recommendation(story.ecology).get("version").asInt();
        done(story.verify(story.ecology, story.filed("中")));
        var refused = story.verify(story.ecology, story.filed("后"), Map.of("version", version));
        assertThat(codes(refused)).containsExactly("VERSION_CONFLICT");
        assertThat(refused.at("/recommendation/version").asInt()).isEqualTo(version + 1);
    }

    @Test
    void changesNothingWhenOnlyTried() {
        var id = story.filed("试");
        var tried = story.verify(story.ecology, id, Map.of("validateOnly", true));
        assertThat(codes(tried)).isEmpty();
        assertThat(mongo.findById(new RecommendationId(story.id()), Recommendation.class))
                .isNull();
        assertThat(codes(story.verify(story.ecology, id, Map.of("validateOnly", true, "findings", ""))))
                .containsExactly("FINDINGS_MISSING");
    }

    @Test
    void doesARepeatedKeyOnce() {
        var id = story.filed("键");
        var key = Map.of("idempotencyKey", "verify-" + id);
        var first = done(story.verify(story.ecology, id, key));
        var second = done(story.verify(story.ecology, id, key));
        assertThat(second.at("/recommendation/version")).isEqualTo(first.at("/recommendation/version"));
    }

    @Test
    void isOnlyForTheDepartmentsOfTheLeadProvince() {
        var id = story.filed("省外");
        var wish = Map.of(
                "application",
                id,
                "method",
                "OTHER",
                "findings",
                "属实",
                "result",
                "AUTHENTIC",
                "checkedAgainstBaseline",
                true);
        assertThat(ProvincialStory.codeOf(story.otherEcology, "verifyApplication", wish))
                .isEqualTo("NOT_FOUND");
        assertThat(ProvincialStory.codeOf(story.applicant, "verifyApplication", wish))
                .isEqualTo("FORBIDDEN");
        assertThat(ProvincialStory.codeOf(Caller.anonymous(port), "verifyApplication", wish))
                .isEqualTo("UNAUTHENTICATED");
    }

    private String keep(String id, OrganizationId applicant) {
        Application application = FilingFixtures.filed(
                id, new BatchId(story.batch), applicant, ApplicationFixtures.TITLE, clock.instant());
        mongo.insert(application);
        return id;
    }
}
