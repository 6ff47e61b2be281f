package pilotregistry.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pilotregistry.courier.Invitations;

/// Has whoever answers at a webhook's target prove that it is its owner's, before it is told anything.
@Component
class Challenges {

    private final Dispatches dispatches;
    private final WebhookDesk desk;
    private final WebhookAttempts attempts;
    private final Invitations invitations;
    private final Clock clock;

    Challenges(
            Dispatches dispatches, WebhookDesk desk, WebhookAttempts attempts, Invitations invitations, Clock clock) {
        this.dispatches = dispatches;
        this.desk = desk;
        this.attempts = attempts;
        this.invitations = invitations;
        this.clock = clock;
    }

    /// Asks the endpoint for its proof, where it is time.
    ///
    /// @return what is still to be served by this turn
    Optional<Dispatch> challenge(Webhook webhook, Dispatch dispatch) {
        var now = clock.instant();
        if (webhook.outwaited(now)) {
            desk.letBe(webhook.id());
            return Optional.empty();
        }
        if (!invitations.take(webhook.reader().subject(), webhook.url(), Invitations.TO_ONE_TARGET)) {
            return dispatches.end(dispatch.later(now.plus(Duration.ofDays(1))));
        }
        var fault = attempts.challenge(webhook, dispatch.keys());
        if (fault.isPresent()) {
            return later(dispatch.failed(fault.get()));
        }
        desk.proved(webhook.id());
        return dispatches.keep(dispatch.proved());
    }

    private Optional<Dispatch> later(Dispatch failed) {
        return dispatches.end(failed.later(clock.instant().plus(failed.trouble().pause())));
    }
}
