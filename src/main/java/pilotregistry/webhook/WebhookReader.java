package pilotregistry.webhook;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotregistry.access.Actor;

/// Whose rights decide what a webhook is told: those of its owner, through the client program it was registered with.
record WebhookReader(String subject, @Nullable String client, Set<String> scopes) {

    WebhookReader {
        scopes = Set.copyOf(scopes);
    }

    static WebhookReader of(Actor.Identified actor) {
        return new WebhookReader(actor.subject(), actor.client(), actor.scopes());
    }

    /// Without mandates: those of today are looked up whenever something is told.
    Actor actor() {
        return new Actor.Identified(subject, subject, client, scopes, List.of());
    }
}
