package pilotregistry.export;

/// The lists that are exported, by the names of their fields in the API.
enum ExportList {
    PILOTS("pilots"),
    APPLICATIONS("applications"),
    RECOMMENDATIONS("recommendations"),
    DESIGNATIONS("designations"),
    OUTCOMES("outcomes"),
    DELIVERABLES("deliverables"),
    CASE_STUDIES("caseStudies"),
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
        for (var list : values()) {
            if (list.field.equals(field)) {
                return list;
            }
        }
        throw new IllegalArgumentException(field);
    }
}
