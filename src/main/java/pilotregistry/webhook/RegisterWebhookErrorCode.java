package pilotregistry.webhook;

/// Why a webhook is not registered.
enum RegisterWebhookErrorCode {
    URL_INVALID,
    URL_NOT_PUBLIC,
    TYPE_UNKNOWN,
    POSITION_UNKNOWN,
    TOO_MANY_WEBHOOKS
}
