package pilotregistry.alert;

/// Why a saved search is not deleted.
public enum DeleteSavedSearchErrorCode {
    VERSION_CONFLICT
}
