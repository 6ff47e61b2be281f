package pilotregistry.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.followup.ReportProgressErrorCode.*;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import pilotregistry.access.Role;
import pilotregistry.ledger.Refusal;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotFixtures;

/// The law of follow-up (F03).
class ProgressRulesTests {

    private static final YearMonth NOW = YearMonth.of(2024, 1);
    private static final Instant AT = Instant.parse("2024-01-15T04:00:00Z");
    private static final Period AUTUMN = period("2023-10", "2023-12");
    private static final ProgressRevision.Content CONTENT =
            new ProgressRevision.Content("完成整体诊断，启动分类审核。", List.of("完成整体诊断"), null, "开展方案论证", new BigDecimal("320"));

    private final Pilot pilot = PilotFixtures.running();

    @Test
    void takesAMonthOrUpToAQuarterWithinTheTermThatHasBegun() {
        assertThat(codes(AUTUMN)).isEmpty();
        assertThat(codes(period("2024-01", "2024-01"))).isEmpty();
        assertThat(codes(period("2023-12", "2023-10"))).containsExactly(PERIOD_INVALID);
        assertThat(codes(period("2023-09", "2023-12"))).containsExactly(PERIOD_INVALID);
        assertThat(codes(period("2023-07", "2023-08"))).containsExactly(PERIOD_OUTSIDE_TERM);
        assertThat(codes(period("2024-01", "2024-02"))).containsExactly(PERIOD_NOT_BEGUN);
    }

    @Test
    void takesNothingBeforeTheTermAndNothingWithoutOne() {
        assertThat(codes(pilot, AUTUMN, CONTENT, YearMonth.of(2023, 7)))
                .containsExactly(WRONG_STATUS, PERIOD_NOT_BEGUN);
        assertThat(codes(PilotFixtures.withoutTerm(), AUTUMN, CONTENT, NOW))
                .containsExactly(WRONG_STATUS, TERM_UNKNOWN);
        assertThat(codes(pilot, AUTUMN, CONTENT, YearMonth.of(2024, 10)))
                .as("late is better than never")
                .isEmpty();
    }

    @Test
    void namesAllThatIsWrongWithAReportAtOnce() {
        var flawed = new ProgressRevision.Content(
                " ", Collections.nCopies(51, "节".repeat(501)), "长".repeat(10_001), null, new BigDecimal("-1"));
        assertThat(codes(pilot, AUTUMN, flawed, NOW))
                .containsExactly(SUMMARY_MISSING, TOO_LONG, TOO_LONG, TOO_MANY, FUNDS_NEGATIVE);
    }

    @Test
    void keepsEveryRevisionAndTakesTheNextForTheAnswerToACorrection() {
        var progress = Progress.reported(pilot.id(), AUTUMN, CONTENT, AT, "lin.yuan");
        assertThat(progress.requestCorrection(request("请补充资金支出", null))).isEmpty();
        assertThat(progress.status()).isEqualTo(ProgressStatus.CORRECTION_REQUESTED);
        assertThat(progress.requestCorrection(request("再补充", null)))
                .extracting(Refusal::code)
                .containsExactly(RequestCorrectionErrorCode.ALREADY_REQUESTED);

        progress.revise(CONTENT, AT.plusSeconds(60), "lin.yuan");
        assertThat(progress.status()).isEqualTo(ProgressStatus.REPORTED);
        assertThat(progress.revisions()).extracting(ProgressRevision::revision).containsExactly(2, 1);
        assertThat(progress.corrections().getFirst().answeredAt()).isEqualTo(AT.plusSeconds(60));

        assertThat(progress.requestCorrection(request("仍不清楚", LocalDate.of(2024, 1, 15))))
                .isEmpty();
        progress.revise(CONTENT, AT.plusSeconds(120), "lin.yuan");
        assertThat(progress.corrections())
                .extracting(CorrectionRequest::answeredAt)
                .containsExactly(AT.plusSeconds(60), AT.plusSeconds(120));
    }

    @Test
    void keepsThirtyRevisionsOfAPeriod() {
        var progress = Progress.reported(pilot.id(), AUTUMN, CONTENT, AT, "lin.yuan");
        for (int revision = 2; revision <= ProgressRules.REVISIONS; revision++) {
            assertThat(ProgressRules.ofRevisions(progress)).isEmpty();
            progress.revise(CONTENT, AT, "lin.yuan");
        }
        assertThat(ProgressRules.ofRevisions(progress))
                .extracting(Refusal::code)
                .containsExactly(TOO_MANY_REVISIONS);
    }

    @Test
    void asksForCorrectionsWithAReasonAndNoDayThatIsPast() {
        var progress = Progress.reported(pilot.id(), AUTUMN, CONTENT, AT, "lin.yuan");
        assertThat(progress.requestCorrection(request(" ", LocalDate.of(2024, 1, 14))))
                .extracting(Refusal::code)
                .containsExactly(RequestCorrectionErrorCode.REASON_MISSING, RequestCorrectionErrorCode.DUE_PAST);
        assertThat(progress.status()).isEqualTo(ProgressStatus.REPORTED);
    }

    private static CorrectionRequest request(String reason, LocalDate due) {
        return new CorrectionRequest(1, reason, due, Role.PROVINCIAL_ECOLOGY, AT, null);
    }

    private List<ReportProgressErrorCode> codes(Period period) {
        return codes(pilot, period, CONTENT, NOW);
    }

    private static List<ReportProgressErrorCode> codes(
            Pilot pilot, Period period, ProgressRevision.Content content, YearMonth now) {
        return ProgressRules.refusals(pilot, period, content, now, false).stream()
                .map(Refusal::code)
                .toList();
    }

    private static Period period(String from, String to) {
        return new Period(YearMonth.parse(from), YearMonth.parse(to));
    }
}
