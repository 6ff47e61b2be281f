package pilotregistry.sheet;

import pilotregistry.application.Finding.Severity;

/// What is found wrong with a row, and whether it keeps the row out.
public enum ImportFindingCode {
    BATCH_MISSING(Severity.REFUSES),
    UNKNOWN_BATCH(Severity.REFUSES),
    NAME_MISSING(Severity.REFUSES),
    TOO_LONG(Severity.REFUSES),
    FORMULA(Severity.REFUSES),
    MORE_CELLS_THAN_COLUMNS(Severity.REFUSES),
    UNKNOWN_TYPE(Severity.REFUSES),
    UNKNOWN_PROVINCE(Severity.REFUSES),
    PROVINCES_DISAGREE(Severity.REFUSES),
    LEAD_PROVINCE_ELSEWHERE(Severity.REFUSES),
    UNKNOWN_PREFECTURE(Severity.REFUSES),
    UNKNOWN_COUNTY(Severity.REFUSES),
    DIVISION_NOT_IN_PROVINCE(Severity.REFUSES),
    COUNTY_NOT_IN_PREFECTURE(Severity.REFUSES),
    UNKNOWN_INDUSTRY(Severity.REFUSES),
    MALFORMED_DOCUMENT_NUMBER(Severity.REFUSES),
    MALFORMED_DATE(Severity.REFUSES),
    MALFORMED_MONTH(Severity.REFUSES),
    TERM_REVERSED(Severity.REFUSES),
    TERM_INCOMPLETE(Severity.FLAGS),
    UNKNOWN_OUTCOME(Severity.REFUSES),
    UNKNOWN_CERTAINTY(Severity.REFUSES),
    SOURCE_MISSING(Severity.FLAGS),
    UNKNOWN_COLUMN(Severity.FLAGS),
    DUPLICATE_IN_FILE(Severity.REFUSES),
    DIFFERS_FROM_REGISTER(Severity.REFUSES),
    DESIGNATED_HERE(Severity.REFUSES),
    WRITTEN_OTHERWISE(Severity.FLAGS),
    NOT_A_NUMBER(Severity.REFUSES),
    UNIT_IMPOSSIBLE(Severity.REFUSES),
    FIGURE_REFUSED(Severity.REFUSES),
    UNKNOWN_ENTERPRISE(Severity.REFUSES),
    FIGURE_DIFFERS(Severity.REFUSES),
    NO_SUCH_METRIC(Severity.FLAGS),
    NO_FIGURES(Severity.FLAGS),
    TOTAL_ROW(Severity.FLAGS),
    IMPLAUSIBLE(Severity.FLAGS),
    // of cases
    KEY_MISSING(Severity.REFUSES),
    TITLE_MISSING(Severity.REFUSES),
    SUMMARY_MISSING(Severity.REFUSES),
    CONTROL_CHARACTER(Severity.REFUSES),
    TOO_MANY(Severity.REFUSES),
    LISTED_TWICE(Severity.REFUSES),
    PREFECTURE_NOT_IN_PROVINCE(Severity.REFUSES),
    UNKNOWN_REGION(Severity.REFUSES),
    UNKNOWN_WATERSHED(Severity.REFUSES),
    UNKNOWN_METRIC(Severity.REFUSES),
    UNIT_DOES_NOT_FIT(Severity.REFUSES),
    NUMBER_OUT_OF_RANGE(Severity.REFUSES),
    MALFORMED_NUMBER(Severity.REFUSES),
    MALFORMED_RESULT(Severity.REFUSES),
    RESULT_IMPLAUSIBLE(Severity.FLAGS),
    MALFORMED_JSON(Severity.REFUSES),
    WRONG_TYPE(Severity.REFUSES),
    CASE_RETRACTED(Severity.REFUSES);

    private final Severity severity;

    ImportFindingCode(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }
}
