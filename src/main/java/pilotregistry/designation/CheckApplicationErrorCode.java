package pilotregistry.designation;

/// Why a formal check is not recorded.
enum CheckApplicationErrorCode {
    NOT_SUBMITTED,
    ALREADY_CHECKED,
    REASON_MISSING,
    CHECKLIST_INCOMPLETE,
    APPROVAL_MISSING,
    PAPER_COPIES_INVALID,
    RECEIVED_BEFORE_POSTED
}
