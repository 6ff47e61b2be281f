package pilotregistry.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pilotregistry.access.Role;
import pilotregistry.batch.CreditTrigger;
import pilotregistry.ledger.Refusal;
import pilotregistry.pilot.AuditCredit.Standing;

/// The law of decisions on a pilot, of its final report, and of the credits that follow them.
class PilotRulesTests {

    private static final Instant IN_TERM = Instant.parse("2024-01-15T04:00:00Z");
    private static final Instant LAST_MONTH = Instant.parse("2024-08-01T04:00:00Z");
    private static final Instant AFTER = Instant.parse("2024-09-02T04:00:00Z");
    private static final LocalDate DESIGNATED = LocalDate.of(2023, 8, 4);

    private final Pilot pilot = PilotFixtures.running();

    @Test
    void suspendsWhatRunsAndGoesOnByTheClockOnceResumed() {
        assertThat(pilot.suspend(ruling(IN_TERM))).isEmpty();
        assertThat(pilot.statusIn(YearMonth.of(2024, 1))).isEqualTo(PilotStatus.SUSPENDED);
        assertThat(codes(pilot.suspend(ruling(IN_TERM)))).containsExactly(SuspendPilotErrorCode.WRONG_STATUS);

        assertThat(pilot.resume(ruling(AFTER))).isEmpty();
        assertThat(pilot.statusIn(YearMonth.of(2024, 8))).isEqualTo(PilotStatus.RUNNING);
        assertThat(pilot.statusIn(YearMonth.of(2024, 9))).isEqualTo(PilotStatus.TERM_OVER);
        assertThat(codes(pilot.resume(ruling(AFTER)))).containsExactly(ResumePilotErrorCode.WRONG_STATUS);
    }

    @Test
    void leavesItToAMinistryToResumeWhatAMinistrySuspended() {
        pilot.suspend(ruling(IN_TERM));
        var byProvince = new Ruling(null, LocalDate.of(2024, 1, 15), "已整改", Role.PROVINCIAL_ECOLOGY, IN_TERM);
        assertThat(codes(pilot.resume(byProvince))).containsExactly(ResumePilotErrorCode.OF_MINISTRY);
        assertThat(pilot.resume(ruling(IN_TERM))).isEmpty();

        pilot.suspend(byProvince);
        assertThat(pilot.resume(byProvince)).isEmpty();
    }

    @Test
    void datesNoDecisionBeforeTheOneItFollows() {
        pilot.suspend(ruling(IN_TERM));
        var earlier = new Ruling(null, LocalDate.of(2024, 1, 14), "已整改", Role.MINISTRY_ECOLOGY, IN_TERM);
        assertThat(codes(pilot.resume(earlier))).containsExactly(ResumePilotErrorCode.DATE_INVALID);
    }

    @Test
    void saysAllThatIsWrongWithADecisionAtOnce() {
        var flawed = new Ruling("第300号", LocalDate.of(2024, 1, 16), " ", Role.MINISTRY_ECOLOGY, IN_TERM);
        assertThat(codes(pilot.terminate(flawed)))
                .containsExactly(
                        TerminatePilotErrorCode.REASON_MISSING,
                        TerminatePilotErrorCode.DOCUMENT_NUMBER_INVALID,
                        TerminatePilotErrorCode.DATE_INVALID);
        var early = new Ruling(null, DESIGNATED.minusDays(1), "长".repeat(2001), Role.MINISTRY_ECOLOGY, IN_TERM);
        assertThat(codes(pilot.terminate(early)))
                .containsExactly(TerminatePilotErrorCode.TOO_LONG, TerminatePilotErrorCode.DATE_INVALID);
        assertThat(pilot.decisions()).isEmpty();
    }

    @Test
    void extendsOnceToALaterMonthThatIsNotPast() {
        assertThat(codes(pilot.extend(YearMonth.of(2024, 8), ruling(IN_TERM))))
                .containsExactly(ExtendPilotErrorCode.NOT_LATER);
        assertThat(codes(pilot.extend(YearMonth.of(2024, 9), ruling(Instant.parse("2024-10-02T04:00:00Z")))))
                .containsExactly(ExtendPilotErrorCode.NOT_LATER);
        assertThat(pilot.extend(YearMonth.of(2024, 12), ruling(AFTER))).isEmpty();
        assertThat(pilot.term()).isEqualTo(new Term(PilotStory.START, YearMonth.of(2024, 12)));
        assertThat(pilot.statusIn(YearMonth.of(2024, 9))).isEqualTo(PilotStatus.RUNNING);
        assertThat(codes(pilot.extend(YearMonth.of(2025, 2), ruling(AFTER))))
                .containsExactly(ExtendPilotErrorCode.ALREADY_EXTENDED);
        assertThat(pilot.unsettled()).as("credits stay as they are").isFalse();
    }

    @Test
    void extendsInsteadOfAssessingAndIsReportedOnAnew() {
        assertThat(report(AFTER)).isEmpty();
        assertThat(pilot.extend(YearMonth.of(2025, 2), ruling(AFTER))).isEmpty();
        assertThat(pilot.statusIn(YearMonth.of(2024, 9))).isEqualTo(PilotStatus.RUNNING);
        assertThat(codes(pilot.assess(AssessmentResult.PASSED, ruling(AFTER))))
                .containsExactly(AssessPilotErrorCode.NOT_REPORTED);
        assertThat(report(Instant.parse("2025-02-10T04:00:00Z"))).isEmpty();
        assertThat(pilot.acts().reports()).extracting(FinalReport::revision).containsExactly(1, 2);
    }

    @Test
    void takesTheFinalReportFromTheLastMonthOnAndRevisionsUntilItIsAssessed() {
        assertThat(codes(report(IN_TERM))).containsExactly(SubmitFinalReportErrorCode.TERM_NOT_OVER);
        assertThat(report(LAST_MONTH)).isEmpty();
        assertThat(pilot.statusIn(YearMonth.of(2024, 8))).isEqualTo(PilotStatus.REPORTED);
        assertThat(report(AFTER)).isEmpty();
        assertThat(pilot.acts().report().revision()).isEqualTo(2);
        pilot.assess(AssessmentResult.PASSED, ruling(AFTER));
        assertThat(codes(report(AFTER))).containsExactly(SubmitFinalReportErrorCode.WRONG_STATUS);
    }

    @Test
    void assessesOnceAndOnlyWhatReported() {
        assertThat(codes(pilot.assess(AssessmentResult.PASSED, ruling(AFTER))))
                .containsExactly(AssessPilotErrorCode.NOT_REPORTED);
        report(AFTER);
        assertThat(codes(pilot.assess(AssessmentResult.UNKNOWN, ruling(AFTER))))
                .containsExactly(AssessPilotErrorCode.RESULT_UNKNOWN);
        var silent = new Ruling("环办科财函〔2024〕300号", LocalDate.of(2024, 9, 1), null, Role.MINISTRY_ECOLOGY, AFTER);
        assertThat(codes(pilot.assess(AssessmentResult.NOT_PASSED, silent)))
                .containsExactly(AssessPilotErrorCode.REASON_MISSING);
        assertThat(pilot.assess(AssessmentResult.PASSED, silent)).isEmpty();
        assertThat(pilot.passed()).isTrue();
        assertThat(codes(pilot.assess(AssessmentResult.PASSED, ruling(AFTER))))
                .containsExactly(AssessPilotErrorCode.ALREADY_ASSESSED);
    }

    @Test
    void terminatesWhateverHasNotEnded() {
        assertThat(pilot.terminate(ruling(AFTER))).isEmpty();
        assertThat(codes(pilot.terminate(ruling(AFTER)))).containsExactly(TerminatePilotErrorCode.WRONG_STATUS);
        assertThat(codes(pilot.extend(YearMonth.of(2025, 1), ruling(AFTER))))
                .containsExactly(ExtendPilotErrorCode.WRONG_STATUS);
    }

    @Test
    void datesCreditsByTheAssessmentWhereTheBatchWaitsForIt() {
        var trigger = CreditTrigger.ASSESSMENT_PASSED;
        assertThat(Standing.of(pilot, trigger)).isEqualTo(standing(CreditStatus.PROVISIONAL, null, null, null, null));
        report(AFTER);
        pilot.assess(AssessmentResult.PASSED, ruling(AFTER));
        assertThat(Standing.of(pilot, trigger))
                .isEqualTo(standing(CreditStatus.CONFIRMED, LocalDate.of(2024, 9, 1), null, null, 1));
    }

    @Test
    void datesCreditsByTheDesignationWhereTheBatchSaysSo() {
        var trigger = CreditTrigger.DESIGNATION;
        assertThat(Standing.of(pilot, trigger))
                .isEqualTo(standing(CreditStatus.CONFIRMED, DESIGNATED, null, null, null));
        report(AFTER);
        pilot.assess(AssessmentResult.PASSED, ruling(AFTER));
        assertThat(Standing.of(pilot, trigger)).isEqualTo(standing(CreditStatus.CONFIRMED, DESIGNATED, null, null, 1));
    }

    @Test
    void voidsCreditsOfWhatDidNotPassOrWasTerminatedUnderEitherReading() {
        for (var trigger : CreditTrigger.values()) {
            var confirmed = trigger == CreditTrigger.DESIGNATION ? DESIGNATED : null;
            var terminated = PilotFixtures.running();
            terminated.terminate(ruling(AFTER));
            assertThat(Standing.of(terminated, trigger))
                    .isEqualTo(standing(CreditStatus.VOID, confirmed, LocalDate.of(2024, 9, 1), null, 1));
            var failed = PilotFixtures.running();
            failed.report(PilotFixtures.finalReport(), AFTER, "lin.yuan");
            failed.assess(AssessmentResult.NOT_PASSED, ruling(AFTER));
            assertThat(Standing.of(failed, trigger))
                    .isEqualTo(standing(CreditStatus.VOID, confirmed, LocalDate.of(2024, 9, 1), null, 1));
        }
    }

    @Test
    void holdsCreditsWhileThePilotIsSuspended() {
        pilot.suspend(ruling(IN_TERM));
        var held = Standing.of(pilot, CreditTrigger.DESIGNATION);
        assertThat(held).isEqualTo(standing(CreditStatus.CONFIRMED, DESIGNATED, null, LocalDate.of(2024, 1, 15), 1));
        pilot.resume(ruling(IN_TERM));
        var free = Standing.of(pilot, CreditTrigger.DESIGNATION);
        assertThat(free).isEqualTo(standing(CreditStatus.CONFIRMED, DESIGNATED, null, null, 2));
        assertThat(held.isBefore(free)).isTrue();
        assertThat(free.isBefore(free)).isFalse();
    }

    @Test
    void settlesOnlyTheTurnThatItsCreditsHaveFollowed() {
        pilot.suspend(ruling(IN_TERM));
        pilot.resume(ruling(IN_TERM));
        assertThat(pilot.settle(1)).isNotEmpty();
        assertThat(pilot.unsettled()).isTrue();
        assertThat(pilot.settle(2)).isEmpty();
        assertThat(pilot.unsettled()).isFalse();
    }

    private List<Refusal<SubmitFinalReportErrorCode>> report(Instant at) {
        return pilot.report(PilotFixtures.finalReport(), at, "lin.yuan");
    }

    /// By a ministry, with a number and a reason, dated the day before September 2 or of this instant.
    private static Ruling ruling(Instant at) {
        var day = LocalDate.ofInstant(at, java.time.ZoneOffset.UTC);
        return new Ruling(
                "环办科财函〔2024〕300号",
                at.equals(AFTER) ? LocalDate.of(2024, 9, 1) : day,
                "经研究决定",
                Role.MINISTRY_ECOLOGY,
                at);
    }

    private static Standing standing(
            CreditStatus status,
            @Nullable LocalDate confirmed,
            @Nullable LocalDate voided,
            @Nullable LocalDate held,
            @Nullable Integer turn) {
        return new Standing(status, DESIGNATED, confirmed, voided, held, turn);
    }

    private static <C extends Enum<C>> List<C> codes(List<Refusal<C>> refusals) {
        return refusals.stream().map(Refusal::code).toList();
    }
}
