package pilotregistry.alert;

/// Why a search is not saved.
public enum SaveSearchErrorCode {
    NAME_MISSING,
    NAME_TOO_LONG,
    ADDRESS_MISSING,
    ADDRESS_INVALID,
    ADDRESS_UNUSED,
    ADDRESS_NOT_PUBLIC,
    MAIL_NOT_CONFIGURED,
    TOO_BROAD,
    TOO_MANY_SAVED_SEARCHES,
    VERSION_CONFLICT
}
