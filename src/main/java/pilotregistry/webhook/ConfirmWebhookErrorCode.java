package pilotregistry.webhook;

/// Why a webhook is not confirmed.
enum ConfirmWebhookErrorCode {
    CHALLENGE_WRONG,
    VERSION_CONFLICT
}
