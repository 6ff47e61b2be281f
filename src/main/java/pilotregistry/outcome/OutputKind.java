package pilotregistry.outcome;

/// What a pilot produces besides its effects (成果文件).
public enum OutputKind {
    AUDIT_REPORT,
    WORK_REPORT,
    AUDIT_GUIDE,
    TECHNOLOGY_LIST,
    SIMPLIFIED_PROCEDURE,
    INDEX_SYSTEM,
    OTHER
}
