package pilotregistry.webhook;

/// Why the registry stopped telling a webhook.
enum WebhookSuspensionCause {
    FAILING,
    REFUSING,
    GONE,
    MANDATE_ENDED,
    CLIENT_SUSPENDED
}
