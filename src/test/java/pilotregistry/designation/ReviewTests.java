package pilotregistry.designation;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.designation.ReviewApplicationErrorCode.*;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pilotregistry.access.Role;
import pilotregistry.application.ApplicationId;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.OrganizationId;

class ReviewTests {

    private static final Instant NOW = Instant.parse("2023-05-01T00:00:00Z");

    private final Review review = Review.opened(
            new ApplicationId("application_1"),
            new FormalCheck(
                    CheckResult.ACCEPT,
                    new FormalChecklist(true, true, true, 2, true, null, null),
                    null,
                    null,
                    Role.MINISTRY_ECOLOGY,
                    NOW));

    @Test
    void weighsEveryCriterionAlikeAndAllOfThemToAHundred() {
        assertThat(Stream.of(Criterion.values()).mapToInt(Criterion::weight).sum())
                .isEqualTo(100);
        assertThat(Stream.of(Criterion.values())
                        .mapToInt(Criterion::weight)
                        .distinct()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void meansTheTotalsOfAllExperts() {
        give("甲", scores(80, 90, 70, 60, 100));
        give("乙", scores(75, 75, 75, 75, 76));
        assertThat(review.of("甲").orElseThrow().current().total()).isEqualByComparingTo("80");
        assertThat(review.of("乙").orElseThrow().current().total()).isEqualByComparingTo("75.2");
        assertThat(review.mean()).isEqualByComparingTo("77.6");
    }

    @Test
    void keepsEveryRevisionAndCountsTheLast() {
        give("甲", scores(10, 10, 10, 10, 10));
        give("甲", scores(90, 90, 90, 90, 90));
        assertThat(review.experts()).hasSize(1);
        assertThat(review.of("甲").orElseThrow().revisions())
                .extracting(Evaluation::revision)
                .containsExactly(1, 2);
        assertThat(review.mean()).isEqualByComparingTo(BigDecimal.valueOf(90));
    }

    @Test
    void takesEveryCriterionExactlyOnceWithinItsRange() {
        var missing = new ArrayList<>(scores(80, 80, 80, 80, 80));
        missing.remove(0);
        assertThat(codes(give("甲", missing))).containsExactly(CRITERION_MISSING);
        var repeated = new ArrayList<>(scores(80, 80, 80, 80, 80));
        repeated.add(new Score(Criterion.INNOVATION, 81, null));
        assertThat(codes(give("甲", repeated))).containsExactly(CRITERION_REPEATED);
        assertThat(codes(give("甲", scores(-1, 101, 0, 100, 50))))
                .containsExactly(SCORE_OUT_OF_RANGE, SCORE_OUT_OF_RANGE);
        assertThat(codes(review.give(expert("甲"), List.of(), List.of(), " ", NOW)))
                .containsExactlyInAnyOrder(
                        CRITERION_MISSING,
                        CRITERION_MISSING,
                        CRITERION_MISSING,
                        CRITERION_MISSING,
                        CRITERION_MISSING,
                        OPINION_MISSING);
        assertThat(review.experts()).isEmpty();
    }

    @Test
    void takesNoTextBeyondMeasure() {
        var scores = new ArrayList<>(scores(80, 80, 80, 80, 80));
        scores.set(2, new Score(scores.get(2).criterion(), 80, "评".repeat(1001)));
        var refusals = review.give(expert("甲"), List.of(), scores, "评".repeat(10_001), NOW);
        assertThat(codes(refusals)).containsExactly(TOO_LONG, TOO_LONG);
        assertThat(refusals.getFirst().path()).containsExactly("input", "scores", "2", "comment");
        assertThat(refusals.getFirst().facts()).containsEntry("limit", 1_000).containsEntry("length", 1_001);
        assertThat(refusals.getLast().path()).containsExactly("input", "opinion");
        assertThat(codes(recuse("甲", "避".repeat(1001), false))).containsExactly(TOO_LONG);
        assertThat(codes(review.give(expert("甲"), List.of(), scores(1, 2, 3, 4, 5), "评".repeat(10_000), NOW)))
                .isEmpty();
    }

    @Test
    void keepsFiftyRevisionsOfEachExpertAndNoMore() {
        for (int revision = 1; revision <= 50; revision++) {
            assertThat(codes(give("甲", scores(80, 80, 80, 80, revision)))).isEmpty();
        }
        assertThat(codes(give("甲", scores(80, 80, 80, 80, 51)))).containsExactly(TOO_MANY_REVISIONS);
        assertThat(review.of("甲").orElseThrow().revisions()).hasSize(50);
        assertThat(codes(give("乙", scores(80, 80, 80, 80, 80)))).isEmpty();
        assertThat(codes(recuse("甲", "曾任其顾问", false))).isEmpty();
    }

    @Test
    void takesNoScoresWhereInterestsConflict() {
        var conflicts = List.of(new Conflict(Conflict.Ground.CONTRACTOR, "某咨询公司"));
        assertThat(codes(review.give(expert("甲"), conflicts, scores(80, 80, 80, 80, 80), "好", NOW)))
                .containsExactly(CONFLICT_OF_INTEREST);
    }

    @Test
    void forgetsTheScoresOfWhoStepsBackAndTakesNoneAfter() {
        give("甲", scores(10, 10, 10, 10, 10));
        give("乙", scores(90, 90, 90, 90, 90));
        assertThat(recuse("甲", "曾任其顾问", false)).isEmpty();
        assertThat(review.mean()).isEqualByComparingTo("90");
        assertThat(review.of("甲").orElseThrow().current()).isNull();
        assertThat(review.of("甲").orElseThrow().revisions()).hasSize(1);
        assertThat(codes(give("甲", scores(80, 80, 80, 80, 80)))).containsExactly(RECUSED);
        assertThat(codes(recuse("甲", "再次", false))).containsExactly(RECUSED);
    }

    @Test
    void asksForAReasonAndNoScoresToStepBack() {
        assertThat(codes(recuse("甲", " ", true))).containsExactly(RECUSAL_REASON_MISSING, SCORES_OF_RECUSED);
        assertThat(review.mean()).isNull();
    }

    private List<Refusal<ReviewApplicationErrorCode>> give(String expert, List<Score> scores) {
        return review.give(expert(expert), List.of(), scores, "可行", NOW);
    }

    private List<Refusal<ReviewApplicationErrorCode>> recuse(String expert, String reason, boolean scored) {
        return review.recuse(expert(expert), new Recusal(reason, List.of(), NOW), scored);
    }

    private static ExpertReview expert(String subject) {
        return new ExpertReview(subject, subject, new OrganizationId("organization_experts"), List.of(), null);
    }

    private static List<Score> scores(int... each) {
        return Stream.of(Criterion.values())
                .map(criterion -> new Score(criterion, each[criterion.ordinal()], null))
                .toList();
    }

    private static List<ReviewApplicationErrorCode> codes(List<Refusal<ReviewApplicationErrorCode>> refusals) {
        return refusals.stream().map(Refusal::code).toList();
    }
}
