package pilotregistry.webhook;

/// Why a webhook is not removed.
enum RemoveWebhookErrorCode {
    VERSION_CONFLICT
}
