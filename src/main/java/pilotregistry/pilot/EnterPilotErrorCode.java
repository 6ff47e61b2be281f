package pilotregistry.pilot;

/// Why a pilot or its credits cannot be entered as they stand; the register settles these itself.
enum EnterPilotErrorCode {
    NUMBER_TAKEN,
    ALREADY_ENTERED,
    VERSION_CONFLICT
}
