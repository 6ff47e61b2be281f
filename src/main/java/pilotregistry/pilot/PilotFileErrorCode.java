package pilotregistry.pilot;

/// Why a file of a pilot is not taken in or given up.
enum PilotFileErrorCode {
    PILOT_ENDED,
    ALREADY_ATTACHED,
    FILES_TOO_LARGE,
    FILES_TOO_MANY,
    FILE_REPORTED,
    VERSION_CONFLICT
}
