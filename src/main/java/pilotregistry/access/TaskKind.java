package pilotregistry.access;

/// What somebody is to do; each module finds those of its own step.
public enum TaskKind {
    APPLICATION_RETURNED,
    APPLICATION_TO_VERIFY,
    APPLICATION_TO_ENDORSE,
    APPLICATION_TO_CHECK,
    APPLICATION_TO_DESIGNATE,
    DESIGNATION_TO_SIGN,
    PROGRESS_TO_REPORT,
    PROGRESS_TO_CORRECT,
    FINAL_REPORT_TO_SUBMIT,
    PILOT_TO_ASSESS,
    CASE_RETURNED,
    CASE_TO_CHECK,
    CASE_TO_REVIEW,
    CASE_TO_PUBLISH
}
