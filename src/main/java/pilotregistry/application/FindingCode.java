package pilotregistry.application;

import pilotregistry.application.Finding.Severity;

/// What a rule looks at; the names recur in the errors of the acts that it refuses.
public enum FindingCode {
    TITLE(Severity.REFUSES),
    TYPE(Severity.REFUSES),
    INDUSTRIES(Severity.REFUSES),
    INDUSTRY_OUTSIDE_LIST(Severity.FLAGS),
    OBJECT(Severity.REFUSES),
    OBJECT_KIND(Severity.REFUSES),
    OBJECT_PLACE(Severity.REFUSES),
    KEY_INDUSTRY(Severity.REFUSES),
    NON_KEY_INDUSTRY(Severity.FLAGS),
    REGION(Severity.REFUSES),
    REGION_MEMBERS(Severity.FLAGS),
    REGION_INDUSTRY(Severity.FLAGS),
    WATERSHED(Severity.REFUSES),
    WATERSHED_LIST(Severity.FLAGS),
    WATERSHED_PROVINCE(Severity.FLAGS),
    WATERSHED_INDUSTRY(Severity.FLAGS),
    APPLICANT_KIND(Severity.REFUSES),
    APPLICANT_APPROVAL(Severity.FLAGS),
    APPLICANT_IS_IMPLEMENTER(Severity.REFUSES),
    APPLICANT_LEVEL(Severity.REFUSES),
    CO_APPLICANTS(Severity.REFUSES),
    LEAD_PROVINCE(Severity.REFUSES),
    BEYOND_BASELINE(Severity.RANKS),
    CLEAN_RECORD_DECLARED(Severity.REFUSES),
    CLEAN_RECORD_OF_OBJECT(Severity.REFUSES),
    CLEAN_RECORD_OF_ENTERPRISES(Severity.FLAGS),
    GROUNDWORK(Severity.REFUSES),
    FUNDING(Severity.REFUSES),
    WITHIN_PROVINCE(Severity.RANKS),
    ENTERPRISES(Severity.REFUSES),
    PLAN_COMPLETE(Severity.REFUSES),
    SCHEDULE(Severity.REFUSES),
    EXPECTED_OUTCOMES(Severity.REFUSES),
    DEADLINE(Severity.REFUSES),
    PAPER_COPIES(Severity.FLAGS),
    SIZE_LIMIT(Severity.REFUSES),
    SIZE_WARNING(Severity.FLAGS),
    CONTACT(Severity.REFUSES);

    private final Severity severity;

    FindingCode(Severity severity) {
        this.severity = severity;
    }

    Severity severity() {
        return severity;
    }
}
