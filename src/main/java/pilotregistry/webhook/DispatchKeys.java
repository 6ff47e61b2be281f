package pilotregistry.webhook;

import java.util.UUID;
import pilotregistry.courier.SigningSecret;

/// What only the registry and the owner of a webhook know; kept out of its history, which administrators read.
///
/// @param challenge that its target is sent, and nobody else
record DispatchKeys(String challenge, String secret) {

    static DispatchKeys drawn() {
        return new DispatchKeys(
                UUID.randomUUID().toString(), SigningSecret.drawn().value());
    }

    SigningSecret signing() {
        return new SigningSecret(secret);
    }
}
