package pilotregistry.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pilotregistry.access.ActorResolver;
import pilotregistry.access.Role;
import pilotregistry.client.ClientStandings;
import pilotregistry.history.Changes;
import pilotregistry.history.HistoryChange;

/// Takes to one webhook what it is owed, change by change, each as its reader may know it by then, and none before the
/// one before it was taken.
@Component
class Postman {

    // What a reader may see is looked at again after so long.
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Dispatches dispatches;
    private final WebhookDesk desk;
    private final Changes changes;
    private final ActorResolver actors;
    private final ClientStandings standings;
    private final WebhookAttempts attempts;
    private final Clock clock;

    Postman(
            Dispatches dispatches,
            WebhookDesk desk,
            Changes changes,
            ActorResolver actors,
            ClientStandings standings,
            WebhookAttempts attempts,
            Clock clock) {
        this.dispatches = dispatches;
        this.desk = desk;
        this.changes = changes;
        this.actors = actors;
        this.standings = standings;
        this.attempts = attempts;
        this.clock = clock;
    }

    /// Takes the next change to the endpoint.
    ///
    /// @return what is still to be served by this turn
    Optional<Dispatch> deliver(Webhook webhook, Dispatch dispatch) {
        var client = webhook.reader().client();
        if (client != null && standings.suspended(client)) {
            return suspend(webhook, dispatch, WebhookSuspensionCause.CLIENT_SUSPENDED);
        }
        var actor = actors.again(webhook.reader().actor());
        if (!actor.is(Role.values())) {
            return suspend(webhook, dispatch, WebhookSuspensionCause.MANDATE_ENDED);
        }
        var piece = changes.piece(dispatch.position(), actor);
        if (piece.entries().isEmpty()) {
            return dispatches.end(dispatch.idle(clock.instant()));
        }
        var stale = clock.instant().plus(FRESH);
        var held = Optional.of(dispatch);
        for (var change : wanted(webhook, piece.told())) {
            held = held.flatMap(it -> deliver(webhook, it, change));
            if (held.isEmpty() || clock.instant().isAfter(stale)) {
                return held;
            }
        }
        return held.flatMap(it -> dispatches.keep(it.read(piece.position(it.position()))));
    }

    private static List<HistoryChange> wanted(Webhook webhook, List<HistoryChange> told) {
        return told.stream().filter(change -> webhook.wants(change.type())).toList();
    }

    private Optional<Dispatch> deliver(Webhook webhook, Dispatch dispatch, HistoryChange change) {
        var position = change.position();
        var fault = attempts.tell(webhook, dispatch.keys(), position, content(webhook, change));
        if (fault.isEmpty()) {
            return dispatches.keep(dispatch.delivered(position, clock.instant()));
        }
        var failed = dispatch.failed(fault.get());
        return fault.get().gone()
                ? suspend(webhook, failed, WebhookSuspensionCause.GONE)
                : failed(webhook, failed, position);
    }

    // What is refused for what it says is set aside; whoever takes nothing at all misses nothing, but is told no more.
    private Optional<Dispatch> failed(Webhook webhook, Dispatch failed, long position) {
        if (failed.hopeless()) {
            var aside = failed.settingAside(position);
            return aside.full() ? suspend(webhook, aside, WebhookSuspensionCause.REFUSING) : dispatches.keep(aside);
        }
        return failed.trouble().lasts(clock.instant())
                ? suspend(webhook, failed, WebhookSuspensionCause.FAILING)
                : later(failed);
    }

    private Optional<Dispatch> suspend(Webhook webhook, Dispatch dispatch, WebhookSuspensionCause cause) {
        desk.suspend(webhook, cause);
        return dispatches.end(dispatch.resting(clock.instant()));
    }

    private Optional<Dispatch> later(Dispatch failed) {
        return dispatches.end(failed.later(clock.instant().plus(failed.trouble().pause())));
    }

    private static Map<String, Object> content(Webhook webhook, HistoryChange change) {
        var content = new LinkedHashMap<String, Object>();
        content.put("type", "change");
        content.put("timestamp", change.at().toString());
        content.put("webhook", webhook.id().value());
        content.put("data", change.line());
        return content;
    }
}
