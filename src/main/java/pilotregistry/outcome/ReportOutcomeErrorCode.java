package pilotregistry.outcome;

/// Why an outcome is not taken. Those of [pilotregistry.reference.ConversionRefusal] are among them.
public enum ReportOutcomeErrorCode {
    UNKNOWN_METRIC,
    UNKNOWN_UNIT,
    NOT_PER_YEAR,
    NOT_A_QUANTITY,
    OTHER_DIMENSION,
    NOT_FOR_THIS_METRIC,
    METRIC_NOT_ANNUAL,
    VALUE_MISSING,
    VALUE_OF_ANOTHER_FORM,
    NOT_BY_DIFFERENCE,
    BASELINE_INCOMPLETE,
    REDUCTION_ABOVE_BASELINE,
    NEGATIVE,
    NOT_WHOLE,
    PERCENT_ABOVE_HUNDRED,
    ENTERPRISE_NOT_IN_SCOPE,
    PERIOD_REVERSED,
    COAL_ONLY,
    SOURCE_BY_MINISTRY_ONLY,
    TITLE_MISSING,
    URL_INVALID,
    FILE_NOT_FOUND,
    TEXT_TOO_LONG,
    NOTHING_NEW,
    VERSION_CONFLICT
}
