package pilotregistry.webhook;

/// Why the secret of a webhook is not rotated.
enum RotateWebhookSecretErrorCode {
    OVERLAP_INVALID,
    STILL_OVERLAPPING,
    VERSION_CONFLICT
}
