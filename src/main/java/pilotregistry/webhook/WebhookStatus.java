package pilotregistry.webhook;

/// Whether a webhook is told of changes.
enum WebhookStatus {
    UNCONFIRMED,
    ACTIVE,
    SUSPENDED
}
