package pilotregistry.alert;

/// Why a search is not saved.
public enum SaveSearchErrorCode {
    NAME_MISSING,
    NAME_TOO_LONG,
    TOO_BROAD,
    TOO_MANY_SAVED_SEARCHES,
    VERSION_CONFLICT
}
