package pilotregistry.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.batch.OpenBatchErrorCode.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotregistry.ledger.Refusal;

class OpeningRulesTests {

    private static final Instant NOW = Instant.parse("2023-03-10T00:00:00Z");
    private static final LocalDate NOTICE = LocalDate.of(2023, 3, 3);

    @Test
    void hasNothingAgainstTheCallOfTheSecondBatch() {
        assertThat(codes(second())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2023-03-03, 2023-03-03, DEADLINE_BEFORE_NOTICE;DEADLINE_PASSED",
        "2023-03-10, 2023-03-10, DEADLINE_BEFORE_NOTICE",
        "2023-03-03, 2023-03-09, DEADLINE_PASSED",
        "2023-03-03, 2023-03-10, ''",
        "2023-03-03, 2025-03-02, ''",
        "2023-03-03, 2025-03-03, DEADLINE_TOO_FAR",
        "2023-03-03, +999999999-12-31, DEADLINE_TOO_FAR",
        "2023-03-03, -999999999-01-01, DEADLINE_BEFORE_NOTICE;DEADLINE_PASSED",
        "-999999999-01-01, +999999999-12-31, YEAR_INVALID;DEADLINE_TOO_FAR",
        "+999999999-12-31, 2023-04-07, YEAR_INVALID;DEADLINE_BEFORE_NOTICE",
    })
    void closesAfterItsNoticeAndWithinTwoYears(String notice, String lastDay, String codes) {
        assertThat(codes(dated(2023, LocalDate.parse(notice), LocalDate.parse(lastDay))))
                .extracting(Enum::name)
                .isEqualTo(codes.isEmpty() ? List.of() : List.of(codes.split(";")));
    }

    @Test
    void countsFromTodayWhereNoNoticeAnnouncesIt() {
        assertThat(codes(dated(2023, null, LocalDate.of(2025, 3, 9)))).isEmpty();
        assertThat(codes(dated(2023, null, LocalDate.of(2025, 3, 10)))).containsExactly(DEADLINE_TOO_FAR);
    }

    // The day is that of Beijing: it ends eight hours before it does in UTC.
    @Test
    void takesItsLastDayInFull() {
        var call = dated(2023, NOTICE, LocalDate.of(2023, 3, 10));
        assertThat(OpeningRules.refusals(call, Instant.parse("2023-03-10T15:59:59.999Z")))
                .isEmpty();
        assertThat(OpeningRules.refusals(call, Instant.parse("2023-03-10T16:00:00Z")))
                .extracting(Refusal::code)
                .containsExactly(DEADLINE_PASSED);
    }

    @ParameterizedTest
    @CsvSource({
        "2021, YEAR_INVALID",
        "2022, ''",
        "2024, ''",
        "2025, YEAR_INVALID",
        "-2147483648, YEAR_INVALID",
        "0, YEAR_INVALID"
    })
    void isOfTheYearOfItsNoticeOrOneBeside(int year, String code) {
        assertThat(codes(dated(year, NOTICE, LocalDate.of(2023, 4, 7))))
                .extracting(Enum::name)
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 50000000, 52428800, 12, 3, QUOTA_INVALID",
        "1, 50000000, 52428800, 12, 3, ''",
        "100, 50000000, 52428800, 12, 3, ''",
        "101, 50000000, 52428800, 12, 3, QUOTA_INVALID",
        "5, 0, 52428800, 12, 3, SIZE_INVALID",
        "5, 52428801, 52428800, 12, 3, SIZE_INVALID",
        "5, 1, 1073741824, 12, 3, ''",
        "5, 1, 1073741825, 12, 3, SIZE_INVALID",
        "5, 1, 9223372036854775807, 12, 3, SIZE_INVALID",
        "5, 50000000, 52428800, 0, 3, TERM_INVALID",
        "5, 50000000, 52428800, 1, 3, ''",
        "5, 50000000, 52428800, 120, 3, ''",
        "5, 50000000, 52428800, 121, 3, TERM_INVALID",
        "5, 50000000, 52428800, 12, -1, CLEAN_RECORD_INVALID",
        "5, 50000000, 52428800, 12, 0, ''",
        "5, 50000000, 52428800, 12, 50, ''",
        "5, 50000000, 52428800, 12, 51, CLEAN_RECORD_INVALID",
        "5, 50000000, 52428800, 12, 2147483647, CLEAN_RECORD_INVALID",
    })
    void fixesOnlyWhatHasItsMeasure(int quota, long warning, long limit, int term, int clean, String code) {
        var call = new Proposal(
                2,
                2023,
                "通知",
                null,
                NOTICE,
                LocalDate.of(2023, 4, 7),
                quota,
                limit,
                warning,
                term,
                clean,
                CreditTrigger.DESIGNATION,
                List.of(),
                null,
                false);
        assertThat(codes(call)).extracting(Enum::name).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void namesEveryReasonAtOnce() {
        var call = new Proposal(
                0,
                1999,
                " ".repeat(201),
                "第79号",
                NOTICE,
                NOTICE,
                0,
                0,
                0,
                0,
                -1,
                CreditTrigger.DESIGNATION,
                List.of(),
                null,
                false);
        assertThat(codes(call))
                .containsExactly(
                        NUMBER_INVALID,
                        TITLE_MISSING,
                        TOO_LONG,
                        DOCUMENT_NUMBER_INVALID,
                        YEAR_INVALID,
                        DEADLINE_BEFORE_NOTICE,
                        DEADLINE_PASSED,
                        QUOTA_INVALID,
                        SIZE_INVALID,
                        TERM_INVALID,
                        CLEAN_RECORD_INVALID);
    }

    private static List<OpenBatchErrorCode> codes(Proposal proposal) {
        return OpeningRules.refusals(proposal, NOW).stream().map(Refusal::code).toList();
    }

    private static Proposal second() {
        var batch = BatchFixtures.second();
        var call = new Batch.Call(
                batch.number(),
                batch.year(),
                batch.title(),
                DocumentNumber.parse("环办科财函〔2023〕79号").orElseThrow(),
                batch.issuedOn());
        return Proposal.of(call, batch.policy(), false);
    }

    private static Proposal dated(int year, @Nullable LocalDate notice, LocalDate lastDay) {
        return new Proposal(
                2,
                year,
                "通知",
                null,
                notice,
                lastDay,
                5,
                52_428_800,
                50_000_000,
                12,
                3,
                CreditTrigger.DESIGNATION,
                List.of(),
                null,
                false);
    }
}
