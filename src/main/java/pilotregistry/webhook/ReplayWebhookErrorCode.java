package pilotregistry.webhook;

/// Why a webhook does not go on.
enum ReplayWebhookErrorCode {
    NOT_CONFIRMED,
    POSITION_UNKNOWN,
    VERSION_CONFLICT
}
