package pilotregistry.webhook;

/// Why a webhook does not go on.
enum ReplayWebhookErrorCode {
    NOT_CONFIRMED,
    POSITION_UNKNOWN,
    POSITION_AHEAD,
    VERSION_CONFLICT
}
