package pilotregistry.export;

import java.util.Arrays;
import java.util.Optional;

/// The lists that are exported, by the names of their fields in the API.
enum ExportList {
    PILOTS("pilots"),
    APPLICATIONS("applications"),
    RECOMMENDATIONS("recommendations"),
    DESIGNATIONS("designations"),
    OUTCOMES("outcomes"),
    DELIVERABLES("deliverables"),
    CASE_STUDIES("caseStudies"),
    SEARCH_CASE_STUDIES("searchCaseStudies"),
    APPLICANTS("applicants"),
    BATCHES("batches"),
    AUDIT_CREDITS("auditCredits");

    private final String field;

    ExportList(String field) {
        this.field = field;
    }

    String field() {
        return field;
    }

    static ExportList of(String field) {
        return find(field).orElseThrow();
    }

    static Optional<ExportList> find(String field) {
        return Arrays.stream(values()).filter(list -> list.field.equals(field)).findAny();
    }
}
