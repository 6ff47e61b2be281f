package pilotregistry.alert;

/// Whether a saved search is told of what is new.
enum SavedSearchStatus {
    UNCONFIRMED,
    ON,
    OFF
}
