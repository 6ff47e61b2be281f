package pilotregistry.casestudy;

/// Why a file of cases is not imported at all.
public enum ImportCaseStudiesErrorCode {
    EMPTY,
    TOO_LARGE,
    ENCODING_UNKNOWN,
    FORMAT_NOT_ACCEPTED,
    UNREADABLE,
    SHEET_NOT_FOUND,
    COLUMN_MISSING,
    COLUMN_TWICE,
    ROWS_REFUSED
}
