package pilotregistry.designation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.Caller;
import pilotregistry.Race;
import pilotregistry.RegistryTest;
import pilotregistry.RoundTrips;
import pilotregistry.access.Actor;
import pilotregistry.access.Registrar;
import pilotregistry.application.Application;
import pilotregistry.application.ApplicationStatus;
import pilotregistry.application.Intake;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchRegister;
import pilotregistry.organization.Directory;
import pilotregistry.organization.OrganizationKind;
import tools.jackson.databind.JsonNode;

@RegistryTest
class ReviewApplicationTests {

    private static final Map<String, Object> GOOD = Map.of("scores", Ministries.scores(80), "opinion", "可行");
    private static final String SEEN = """
            query($id: ID!) { application(id: $id) { id review { id version experts { name organization { name }
              current { total scores { label score } } recusal { reason conflicts { ground body } } } meanScore } } }""";

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    BatchRegister batches;

    @Autowired
    Directory directory;

    @Autowired
    Registrar registrar;

    @Autowired
    Clock clock;

    @Autowired
    RoundTrips roundTrips;

    @Autowired
    ReviewPanel panel;

    @Autowired
    Intake intake;

    private Ministries ministries;
    private Batch batch;
    private Application application;

    @BeforeEach
    void acceptAnApplication() {
        ministries = new Ministries(port, mongo, batches, directory, registrar, clock);
        batch = ministries.batch();
        application = ministries.accepted(batch, "专家评审的申报 " + UUID.randomUUID());
    }

    @Test
    void takesEveryCriterionOnceWithAnOpinion() {
        var answer = review(GOOD);
        assertThat(answer.at("/errors").isEmpty()).isTrue();
        assertThat(answer.at("/review/experts/0/current/total").decimalValue()).isEqualByComparingTo("80");
        assertThat(answer.at("/review/meanScore").decimalValue()).isEqualByComparingTo("80");
    }

    @Test
    void keepsEveryRevision() {
        review(GOOD);
        var answer = review(Map.of("scores", Ministries.scores(60), "opinion", "再议"));
        assertThat(answer.at("/review/experts").size()).isEqualTo(1);
        assertThat(answer.at("/review/experts/0/revisions").size()).isEqualTo(2);
        assertThat(answer.at("/review/experts/0/current/revision").asInt()).isEqualTo(2);
        assertThat(answer.at("/review/meanScore").decimalValue()).isEqualByComparingTo("60");
    }

    @Test
    void refusesScoresThatAreNotOnePerCriterionWithinRange() {
        var scores = new java.util.ArrayList<>(Ministries.scores(80));
        scores.removeLast();
        scores.add(Map.of("criterion", "INNOVATION", "score", 101));
        var answer = review(Map.of("scores", scores, "opinion", ""));
        assertThat(Ministries.codes(answer))
                .containsExactlyInAnyOrder(
                        "CRITERION_MISSING", "CRITERION_REPEATED", "SCORE_OUT_OF_RANGE", "OPINION_MISSING");
        assertThat(answer.at("/errors").toString()).contains("预期成果及效益", "101");
        assertThat(seen("zhao.mee").at("/experts").isEmpty()).isTrue();
    }

    @Test
    void onlyTriesWhenAsked() {
        var answer = review(Map.of("scores", Ministries.scores(80), "opinion", "可行", "validateOnly", true));
        assertThat(answer.at("/errors").isEmpty()).isTrue();
        assertThat(seen("zhao.mee").at("/experts").isEmpty()).isTrue();
    }

    @Test
    void takesOneRevisionForOneKey() {
        var paper = Map.of(
                "scores",
                Ministries.scores(80),
                "opinion",
                "可行",
                "idempotencyKey",
                UUID.randomUUID().toString());
        var answers = Race.of(8, writer -> review(paper));
        assertThat(answers).allMatch(answer -> answer.at("/errors").isEmpty());
        assertThat(seen("zhao.mee").at("/experts").size()).isEqualTo(1);
        assertThat(review(paper).at("/review/experts/0/revisions").size()).isEqualTo(1);
    }

    @Test
    void refusesWhereInterestsConflictUntilARecusalIsDeclared() {
        application = ministries
                .applications()
                .submitted(batch, ministries.bodyOf("qian.expert"), "专家单位的申报 " + UUID.randomUUID());
        ministries.check("zhao.mee", application, "ACCEPT", Ministries.COMPLETE, Map.of("approval", "同意"));

        var refused = review(GOOD);
        assertThat(Ministries.codes(refused)).containsExactly("CONFLICT_OF_INTEREST", "CONFLICT_OF_INTEREST");
        assertThat(refused.at("/errors/0/message").asString()).contains("申报单位", "清洁生产专家组");
        assertThat(refused.at("/review/experts").isEmpty()).isTrue();

        var recused = review(Map.of("recusal", Map.of("declared", true, "reason", "所在单位申报")));
        assertThat(recused.at("/errors").isEmpty()).isTrue();
        assertThat(seen("zhao.mee").at("/experts/0/recusal/conflicts/0/ground").asString())
                .isEqualTo("APPLICANT");
    }

    @Test
    void bindsExpertsOfTheLeadProvinceAndOfContractorsAndEnterprises() {
        var local = ministries.body("福建某研究院(演示) " + UUID.randomUUID(), OrganizationKind.OTHER, "350000");
        var contractor = ministries.body("某咨询公司（演示）", OrganizationKind.OTHER, null);
        assertThat(codes(ministries.expert("expert." + UUID.randomUUID(), local)))
                .containsExactly(ReviewApplicationErrorCode.CONFLICT_OF_INTEREST);
        assertThat(codes(ministries.expert("expert." + UUID.randomUUID(), contractor)))
                .containsExactly(ReviewApplicationErrorCode.CONFLICT_OF_INTEREST);
        assertThat(codes(other())).isEmpty();
    }

    @Test
    void stepsBackWithAReasonAndWithoutScores() {
        var nothing =
                review(Map.of("recusal", Map.of("declared", true), "scores", Ministries.scores(80), "opinion", "可行"));
        assertThat(Ministries.codes(nothing)).containsExactly("RECUSAL_REASON_MISSING", "SCORES_OF_RECUSED");
        assertThat(review(Map.of(
                                "recusal", Map.of("declared", false), "scores", Ministries.scores(80), "opinion", "可行"))
                        .at("/errors")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void showsNothingAnyMoreToWhoSteppedBack() {
        give(other(), 70);
        review(GOOD);
        assertThat(seen("qian.expert").at("/experts").size()).isEqualTo(2);

        var recused = review(Map.of("recusal", Map.of("declared", true, "reason", "曾任顾问")));
        assertThat(recused.at("/review").isNull()).isTrue();
        assertThat(seen("qian.expert").isNull()).isTrue();
        assertThat(Caller.person(port, "qian.expert")
                        .code(
                                "query($id: ID!) { node(id: $id) { id } }",
                                Map.of("id", "review_" + application.id().value())))
                .isEqualTo("NOT_FOUND");
        assertThat(Ministries.codes(review(GOOD))).containsExactly("RECUSED");
        assertThat(Ministries.codes(review(Map.of("recusal", Map.of("declared", true, "reason", "再次")))))
                .containsExactly("RECUSED");
        assertThat(seen("zhao.mee").at("/meanScore").decimalValue()).isEqualByComparingTo("70");
        assertThat(seen("zhao.mee").at("/experts").size()).isEqualTo(2);
    }

    @Test
    void showsOthersOnlyToWhoHasGiven() {
        give(other(), 70);
        var before = seen("qian.expert");
        assertThat(before.at("/experts").isEmpty()).isTrue();
        assertThat(before.at("/meanScore").isNull()).isTrue();
        assertThat(before.at("/version").isNull()).isTrue();

        review(GOOD);
        var after = seen("qian.expert");
        assertThat(after.at("/experts").size()).isEqualTo(2);
        assertThat(after.at("/experts/0/name").isNull()).isTrue();
        assertThat(after.at("/experts/0/organization").isNull()).isTrue();
        assertThat(after.at("/experts/1/name").asString()).contains("钱");
        assertThat(after.at("/experts/1/current/scores/0/label").asString()).isEqualTo("工作基础与资金支持");
        assertThat(after.at("/meanScore").decimalValue()).isEqualByComparingTo("75");
        assertThat(seen("zhao.mee").at("/experts/0/organization/name").asString())
                .contains("研究院");
    }

    @Test
    void takesNoOpinionBeyondMeasureAndNoMoreThanFiftyRevisions() {
        var longOpinion = new HashMap<String, Object>(GOOD);
        longOpinion.put("opinion", "评".repeat(10_001));
        refuses(longOpinion, "TOO_LONG", "10001 字，最多 10000 字", "10001 characters, at most 10000");
        for (int revision = 1; revision <= 50; revision++) {
            assertThat(Ministries.codes(review(GOOD))).isEmpty();
        }
        refuses(GOOD, "TOO_MANY_REVISIONS", "最多保留 50 版", "50 revisions are kept at most");
    }

    private void refuses(Map<String, ?> paper, String code, String zh, String en) {
        var answer = review(paper);
        assertThat(Ministries.codes(answer)).containsExactly(code);
        assertThat(answer.at("/errors/0/message").asString()).contains(zh);
        var input = new HashMap<String, Object>(paper);
        input.put("application", application.id().value());
        assertThat(Caller.person(port, "qian.expert")
                        .in(Locale.ENGLISH)
                        .data(Ministries.REVIEW, Map.of("input", input))
                        .at("/reviewApplication/errors/0/message")
                        .asString())
                .contains(en);
    }

    @Test
    void loadsTheBodiesBehindTheExpertsTogether() {
        give(other(), 70);
        give(other(), 80);
        give(other(), 90);
        var ministry = Caller.person(port, "zhao.mee");
        var id = Map.of("id", application.id().value());
        var document = """
                query($id: ID!) { application(id: $id) { review {
                  application { title } experts { organization { name } } } } }""";
        assertThat(ministry.data(document, id).at("/application/review/experts").findValues("organization"))
                .hasSize(3);
        // who asks, the application, its review, the review's application, the bodies
        assertThat(roundTrips.of(() -> ministry.data(document, id))).isLessThanOrEqualTo(5);
    }

    @Test
    void closesWithTheDecision() {
        intake.concluded(application.id(), ApplicationStatus.NOT_SELECTED, "名额", ministries.command("designatePilots"));
        var answer = review(GOOD);
        assertThat(Ministries.codes(answer)).containsExactly("NOT_UNDER_REVIEW");
    }

    @Test
    void isForExpertsAndForWhatIsAccepted() {
        var input = Map.of("application", application.id().value(), "opinion", "可行");
        for (var person : List.of("lin.yuan", "zhao.mee", "chen.eco", "li.analyst")) {
            assertThat(Caller.person(port, person).code(Ministries.REVIEW, Map.of("input", input)))
                    .isEqualTo("FORBIDDEN");
        }
        var submitted = ministries.submitted(batch, "未受理 " + UUID.randomUUID());
        assertThat(Caller.person(port, "qian.expert")
                        .in(Locale.ENGLISH)
                        .code(
                                Ministries.REVIEW,
                                Map.of(
                                        "input",
                                        Map.of("application", submitted.id().value()))))
                .isEqualTo("NOT_FOUND");
    }

    private JsonNode review(Map<String, ?> paper) {
        return ministries.review("qian.expert", application, paper);
    }

    private Actor other() {
        return ministries.expert(
                "expert." + UUID.randomUUID(),
                ministries.body("江苏某研究院(演示) " + UUID.randomUUID(), OrganizationKind.OTHER, "320000"));
    }

    private void give(Actor expert, int score) {
        assertThat(hand(expert, score)).isEmpty();
    }

    private List<ReviewApplicationErrorCode> codes(Actor expert) {
        return hand(expert, 80);
    }

    private List<ReviewApplicationErrorCode> hand(Actor expert, int score) {
        var scores = java.util.stream.Stream.of(Criterion.values())
                .map(criterion -> new Score(criterion, score, null))
                .toList();
        var subject = expert.identified().orElseThrow().subject();
        return panel
                .review(
                        application.id(),
                        new ReviewPanel.Paper(null, scores, "可行"),
                        expert,
                        ministries.command("reviewApplication", subject))
                .refusals()
                .stream()
                .map(refusal -> refusal.code())
                .toList();
    }

    private JsonNode seen(String person) {
        return Caller.person(port, person)
                .data(SEEN, Map.of("id", application.id().value()))
                .at("/application/review");
    }
}
