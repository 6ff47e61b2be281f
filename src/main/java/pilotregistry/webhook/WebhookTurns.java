package pilotregistry.webhook;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Serves one webhook for a turn: a challenge before anything else, then what it is owed.
@Component
class WebhookTurns {

    private final OwnWebhooks webhooks;
    private final Dispatches dispatches;
    private final Challenges challenges;
    private final Postman postman;
    private final Clock clock;

    WebhookTurns(OwnWebhooks webhooks, Dispatches dispatches, Challenges challenges, Postman postman, Clock clock) {
        this.webhooks = webhooks;
        this.dispatches = dispatches;
        this.challenges = challenges;
        this.postman = postman;
        this.clock = clock;
    }

    /// Serves one that is due, until nothing is owed or something goes wrong.
    void serve(WebhookId id) {
        var held = dispatches.claim(id);
        while (held.isPresent()) {
            var dispatch = held.get();
            try {
                held = step(dispatch);
            } catch (RuntimeException broken) {
                dispatches.release(dispatch);
                throw broken;
            }
        }
    }

    // Each step returns what is still to be served by this turn.
    private Optional<Dispatch> step(Dispatch dispatch) {
        var webhook = webhooks.find(dispatch.id()).filter(it -> !it.removed()).orElse(null);
        if (webhook == null) {
            dispatches.remove(dispatch.id());
            return Optional.empty();
        }
        return switch (webhook.status()) {
            case UNCONFIRMED -> challenges.challenge(webhook, dispatch);
            case SUSPENDED -> dispatches.end(dispatch.resting(clock.instant()));
            case ACTIVE -> postman.deliver(webhook, dispatch.following(webhook.replay()));
        };
    }
}
