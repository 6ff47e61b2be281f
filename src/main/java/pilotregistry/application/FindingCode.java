package pilotregistry.application;

import pilotregistry.application.Finding.Severity;

/// What a rule looks at; the names recur in the errors of the acts that it refuses.
public enum FindingCode {
    TYPE("R01", Severity.REFUSES),
    INDUSTRIES("R03", Severity.REFUSES),
    INDUSTRY_OUTSIDE_LIST("R03", Severity.FLAGS),
    OBJECT("R04", Severity.REFUSES),
    OBJECT_KIND("R04", Severity.REFUSES),
    OBJECT_PLACE("R04", Severity.REFUSES),
    KEY_INDUSTRY("R05", Severity.REFUSES),
    NON_KEY_INDUSTRY("R07", Severity.FLAGS),
    REGION("R08", Severity.REFUSES),
    REGION_MEMBERS("R08", Severity.FLAGS),
    REGION_INDUSTRY("R08", Severity.FLAGS),
    WATERSHED("R09", Severity.REFUSES),
    WATERSHED_LIST("R09", Severity.FLAGS),
    WATERSHED_PROVINCE("R09", Severity.FLAGS),
    WATERSHED_INDUSTRY("R09", Severity.FLAGS),
    APPLICANT_KIND("R10", Severity.REFUSES),
    APPLICANT_APPROVAL("R10", Severity.FLAGS),
    APPLICANT_IS_IMPLEMENTER("R11", Severity.REFUSES),
    APPLICANT_LEVEL("R12", Severity.REFUSES),
    CO_APPLICANTS("R12", Severity.REFUSES),
    BEYOND_BASELINE("R13", Severity.RANKS),
    LEAD_PROVINCE("R15", Severity.REFUSES),
    CLEAN_RECORD_DECLARED("R16", Severity.REFUSES),
    CLEAN_RECORD_OF_OBJECT("R16", Severity.REFUSES),
    CLEAN_RECORD_OF_ENTERPRISES("R16", Severity.FLAGS),
    GROUNDWORK("R17", Severity.REFUSES),
    FUNDING("R17", Severity.REFUSES),
    WITHIN_PROVINCE("R18", Severity.RANKS),
    ENTERPRISES("R20", Severity.REFUSES),
    PLAN_COMPLETE("R24", Severity.REFUSES),
    SCHEDULE("R24", Severity.REFUSES),
    EXPECTED_OUTCOMES("R24", Severity.REFUSES),
    DEADLINE("R25", Severity.REFUSES),
    PAPER_COPIES("R26", Severity.FLAGS),
    SIZE_LIMIT("R27", Severity.REFUSES),
    SIZE_WARNING("R27", Severity.FLAGS),
    CONTACT("R27", Severity.REFUSES),
    TITLE("R28", Severity.REFUSES);

    private final String rule;
    private final Severity severity;

    FindingCode(String rule, Severity severity) {
        this.rule = rule;
        this.severity = severity;
    }

    /// Number of the rule, such as `R25`.
    String rule() {
        return rule;
    }

    Severity severity() {
        return severity;
    }
}
