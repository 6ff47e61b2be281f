package pilotregistry.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.courier.Courier;
import pilotregistry.feed.Feed;
import pilotregistry.history.Changes;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.Refusal;

/// The office of webhooks: keeps them and records what became of each.
@Component
class WebhookDesk {

    /// Webhooks one person or client may have.
    static final int SEATS = 10;

    private final Ledger ledger;
    private final OwnWebhooks webhooks;
    private final Dispatches dispatches;
    private final Courier courier;
    private final Changes changes;
    private final Feed feed;
    private final Clock clock;

    WebhookDesk(
            Ledger ledger,
            OwnWebhooks webhooks,
            Dispatches dispatches,
            Courier courier,
            Changes changes,
            Feed feed,
            Clock clock) {
        this.ledger = ledger;
        this.webhooks = webhooks;
        this.dispatches = dispatches;
        this.courier = courier;
        this.changes = changes;
        this.feed = feed;
        this.clock = clock;
    }

    /// Registers one, if one of its owner's seats is free: each is one document with a claim that is unique.
    ///
    /// @param position after which it is told; from now on where that is null
    Decision<Webhook, RegisterWebhookErrorCode> register(
            WebhookTarget target, @Nullable Long position, Actor.Identified owner, Command command) {
        var id = new WebhookId(command.newId(WebhookId.PREFIX));
        var full =
                Refusal.of(RegisterWebhookErrorCode.TOO_MANY_WEBHOOKS, "input").with("limit", SEATS);
        if (webhooks.find(id).isPresent()) {
            return ledger.create(Webhook.class, id, command, full, () -> Decision.refused(null, List.of(full)));
        }
        var newest = feed.newest();
        var refusals = new ArrayList<>(target.flaws(changes.types()));
        if (refusals.isEmpty() && !courier.reaches(target.url())) {
            refusals.add(Refusal.of(RegisterWebhookErrorCode.URL_NOT_PUBLIC, "input", "url")
                    .with("url", target.url()));
        }
        if (position != null && !known(position, newest)) {
            refusals.add(ahead(RegisterWebhookErrorCode.POSITION_UNKNOWN, newest));
        }
        if (!refusals.isEmpty()) {
            return Decision.refused(null, refusals);
        }
        return seated(id, target, position == null ? newest : position, owner, full, command);
    }

    private Decision<Webhook, RegisterWebhookErrorCode> seated(
            WebhookId id,
            WebhookTarget target,
            long position,
            Actor.Identified owner,
            Refusal<RegisterWebhookErrorCode> full,
            Command command) {
        begin(id, position, command);
        var taken = webhooks.taken(owner.subject());
        for (var claim : claims(owner.subject())) {
            if (!taken.contains(claim)) {
                var webhook = Webhook.registered(id, WebhookReader.of(owner), target, position, claim, command.at());
                var decision = ledger.create(Webhook.class, id, command, full, () -> Decision.done(webhook));
                if (decision.accepted()) {
                    hasten(decision, command);
                    return decision;
                }
            }
        }
        return Decision.refused(null, List.of(full));
    }

    // Before the webhook itself: one without the other does nothing and is cleared away, the other way round nobody
    // would ever serve it.
    private void begin(WebhookId id, long position, Command command) {
        if (!command.validateOnly()) {
            dispatches.begin(Dispatch.begun(id, position, clock.instant().plus(Dispatches.LEASE)));
        }
    }

    private void hasten(Decision<Webhook, ?> decision, Command command) {
        var webhook = decision.aggregate();
        if (webhook != null && decision.accepted() && !command.validateOnly()) {
            dispatches.hasten(webhook.id());
        }
    }

    /// Its owner shows that they got what its target was sent.
    Decision<Webhook, ConfirmWebhookErrorCode> confirm(WebhookId id, String challenge, Actor actor, Command command) {
        webhooks.owned(id, actor);
        var right = dispatches
                .find(id)
                .filter(dispatch -> dispatch.keys().challenge().equals(challenge.strip()))
                .isPresent();
        var decision = confirm(
                id,
                command,
                webhook -> right
                        ? webhook.confirm()
                        : List.of(Refusal.of(ConfirmWebhookErrorCode.CHALLENGE_WRONG, "input", "challenge")));
        hasten(decision, command);
        return decision;
    }

    /// Its target answered the challenge.
    void proved(WebhookId id) {
        confirm(id, Command.ofRegistry("confirmWebhook", "confirm/" + id, clock.instant()), Webhook::confirm);
    }

    private Decision<Webhook, ConfirmWebhookErrorCode> confirm(
            WebhookId id, Command command, Function<Webhook, List<Refusal<ConfirmWebhookErrorCode>>> how) {
        return ledger.change(Webhook.class, id, command, ConfirmWebhookErrorCode.VERSION_CONFLICT, how);
    }

    /// @param position after which it goes on; where it stands where that is null
    Decision<Webhook, ReplayWebhookErrorCode> replay(
            WebhookId id, @Nullable Long position, Actor actor, Command command) {
        webhooks.owned(id, actor);
        var newest = feed.newest();
        var decision = ledger.change(
                Webhook.class,
                id,
                command,
                ReplayWebhookErrorCode.VERSION_CONFLICT,
                webhook -> replay(webhook, position, newest));
        hasten(decision, command);
        return decision;
    }

    private List<Refusal<ReplayWebhookErrorCode>> replay(Webhook webhook, @Nullable Long position, long newest) {
        var told = dispatches
                .find(webhook.id())
                .map(dispatch -> dispatch.following(webhook.replay()).position())
                .orElseGet(() -> webhook.replay().after());
        var from = position == null ? told : position;
        return known(from, newest)
                ? webhook.replay(from, told)
                : List.of(ahead(ReplayWebhookErrorCode.POSITION_UNKNOWN, newest));
    }

    /// What came of a rotation, with the secret it made; null where it made none, or another followed.
    record Rotated(
            Decision<Webhook, RotateWebhookSecretErrorCode> decision,
            @Nullable String secret) {

        @Override
        public String toString() {
            return "Rotated[" + decision + "]";
        }
    }

    /// @param overlap for which the former secret signs too
    Rotated rotate(WebhookId id, Duration overlap, Actor actor, Command command) {
        webhooks.owned(id, actor);
        var call = command.newId("rotation");
        var decision = ledger.change(
                Webhook.class,
                id,
                command,
                RotateWebhookSecretErrorCode.VERSION_CONFLICT,
                webhook -> webhook.rotate(overlap, keys(id), call, command.at()));
        var webhook = decision.aggregate();
        if (webhook == null || !webhook.rotatedBy(call)) {
            return new Rotated(decision, null);
        }
        dispatches.rotate(id, webhook.rotations(), webhook.formerUntil());
        return new Rotated(decision, dispatches.secret(id, webhook.rotations()).orElse(null));
    }

    private DispatchKeys keys(WebhookId id) {
        return dispatches.find(id).map(Dispatch::keys).orElseGet(DispatchKeys::drawn);
    }

    /// The registry stops telling it, unless its owner had it go on since.
    void suspend(Webhook webhook, WebhookSuspensionCause cause) {
        var now = clock.instant();
        ledger.change(
                Webhook.class,
                webhook.id(),
                Command.ofRegistry(
                        "suspendWebhook",
                        "suspend/" + webhook.id() + "/" + webhook.replay().number(),
                        now),
                ReplayWebhookErrorCode.VERSION_CONFLICT,
                current -> current.suspend(new WebhookSuspension(cause, now), webhook.replay()));
    }

    Decision<Webhook, RemoveWebhookErrorCode> remove(WebhookId id, Actor actor, Command command) {
        webhooks.owned(id, actor);
        var decision = remove(id, command, Webhook::remove);
        if (decision.accepted() && !command.validateOnly()) {
            dispatches.remove(id);
        }
        return decision;
    }

    /// Nobody ever proved that it is theirs, unless somebody does so at this moment.
    void letBe(WebhookId id) {
        var command = Command.ofRegistry("removeWebhook", "remove/" + id, clock.instant());
        var webhook = remove(id, command, Webhook::letBe).aggregate();
        if (webhook == null || webhook.removed()) {
            dispatches.remove(id);
        }
    }

    private Decision<Webhook, RemoveWebhookErrorCode> remove(
            WebhookId id, Command command, Function<Webhook, List<Refusal<RemoveWebhookErrorCode>>> how) {
        return ledger.change(Webhook.class, id, command, RemoveWebhookErrorCode.VERSION_CONFLICT, how);
    }

    private static List<String> claims(String owner) {
        return IntStream.range(0, SEATS).mapToObj(seat -> owner + "/" + seat).toList();
    }

    private static boolean known(long position, long newest) {
        return position >= 0 && position <= newest;
    }

    private static <C extends Enum<C>> Refusal<C> ahead(C code, long newest) {
        return Refusal.of(code, "input", "position").with("newest", String.valueOf(newest));
    }
}
