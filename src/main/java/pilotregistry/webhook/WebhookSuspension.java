package pilotregistry.webhook;

import java.time.Instant;

/// That the registry stopped telling a webhook.
record WebhookSuspension(WebhookSuspensionCause cause, Instant at) {}
