package pilotregistry.webhook;

import pilotregistry.ledger.Identifier;

/// Names one webhook.
public record WebhookId(String value) implements Identifier {

    static final String PREFIX = "webhook";

    @Override
    public String toString() {
        return value;
    }
}
