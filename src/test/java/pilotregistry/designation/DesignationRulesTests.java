package pilotregistry.designation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchFixtures;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.DocumentNumber;

class DesignationRulesTests {

    private static final Instant NOW = Instant.parse("2023-08-04T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2023-03-02, 2023-08, DATE_INVALID",
        "2023-03-03, 2023-08, ''",
        "2023-08-04, 2023-08, ''",
        "2023-08-05, 2023-08, DATE_INVALID",
        "+999999999-12-31, 2023-08, DATE_INVALID;TERM_START_INVALID",
        "-999999999-01-01, 2023-08, DATE_INVALID;TERM_START_INVALID",
        "2023-08-04, 2023-07, TERM_START_INVALID",
        "2023-08-04, 2024-08, ''",
        "2023-08-04, 2024-09, TERM_START_INVALID",
        "2023-08-04, +999999999-12, TERM_START_INVALID",
        "2023-08-04, -999999999-01, TERM_START_INVALID",
    })
    void isOfADayBetweenTheNoticeAndTodayAndStartsWithinAYear(String issuedOn, String termStart, String codes) {
        assertThat(codes(BatchFixtures.second(), "环办科财函〔2023〕261号", issuedOn, termStart))
                .isEqualTo(codes.isEmpty() ? List.of() : List.of(codes.split(";")));
    }

    @Test
    void countsTheDayAsBeijingDoes() {
        var content = content("环办科财函〔2023〕261号", "2023-08-05", "2023-08");
        assertThat(DesignationRules.ofDocument(content, null, Instant.parse("2023-08-04T15:59:59Z")))
                .hasSize(1);
        assertThat(DesignationRules.ofDocument(content, null, Instant.parse("2023-08-04T16:00:00Z")))
                .isEmpty();
    }

    @Test
    void saysWhatIsWrongWithADocumentOfAnUnknownBatchAlso() {
        assertThat(codes(null, "第261号", "2023-08-05", "2023-07"))
                .containsExactly("DOCUMENT_NUMBER_INVALID", "DATE_INVALID", "TERM_START_INVALID");
    }

    private static List<String> codes(@Nullable Batch batch, String number, String issuedOn, String termStart) {
        return DesignationRules.ofDocument(content(number, issuedOn, termStart), batch, NOW).stream()
                .map(refusal -> refusal.code().name())
                .toList();
    }

    private static DesignationContent content(String number, String issuedOn, String termStart) {
        return new DesignationContent(
                BatchId.of(2),
                DocumentNumber.asTyped(number),
                LocalDate.parse(issuedOn),
                YearMonth.parse(termStart),
                List.of(),
                List.of());
    }
}
