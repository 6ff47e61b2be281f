package pilotregistry.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import pilotregistry.ledger.History;
import pilotregistry.ledger.NotVisible;
import pilotregistry.ledger.Recorded;
import pilotregistry.ledger.Refusal;

/// That somebody's program is told of what changes (变更回调). How far it is told, and the secret, stand beside it: see
/// [Dispatch]. Once removed, nothing is left of it but that there was one.
@Document("webhooks")
final class Webhook implements Recorded {

    /// A target that does not prove itself for so long is let be.
    private static final Duration PATIENCE = Duration.ofDays(7);

    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    @Id
    private final WebhookId id;

    @Version
    private @Nullable Long version;

    private final WebhookReader reader;
    private @Nullable WebhookTarget target;
    private WebhookStanding standing;

    // One of its owner's seats: a plain unique index lets each be held once.
    @SuppressWarnings("unused")
    private @Nullable String claim;

    private final History history;

    @PersistenceCreator
    Webhook(
            WebhookId id,
            @Nullable Long version,
            WebhookReader reader,
            @Nullable WebhookTarget target,
            WebhookStanding standing,
            @Nullable String claim,
            History history) {
        this.id = id;
        this.version = version;
        this.reader = reader;
        this.target = target;
        this.standing = standing;
        this.claim = claim;
        this.history = history;
    }

    /// @param position of the feed, after which it is told
    static Webhook registered(
            WebhookId id, WebhookReader reader, WebhookTarget target, long position, String claim, Instant at) {
        var standing =
                new WebhookStanding(WebhookStatus.UNCONFIRMED, at, null, new WebhookReplay(0, position), 0, null, null);
        return new Webhook(id, null, reader, target, standing, claim, new History());
    }

    /// Its target has proved that it is its owner's. Again, that changes nothing.
    List<Refusal<ConfirmWebhookErrorCode>> confirm() {
        stand();
        if (status() == WebhookStatus.UNCONFIRMED) {
            standing = standing.active(standing.replay());
        }
        return List.of();
    }

    /// Goes on after a position, also where it was suspended.
    ///
    /// @param told the position up to which nothing is owed: what follows it is not passed over
    List<Refusal<ReplayWebhookErrorCode>> replay(long position, long told) {
        stand();
        if (status() == WebhookStatus.UNCONFIRMED) {
            return List.of(Refusal.of(ReplayWebhookErrorCode.NOT_CONFIRMED, "input", "id"));
        }
        if (position > told) {
            return List.of(Refusal.of(ReplayWebhookErrorCode.POSITION_AHEAD, "input", "position")
                    .with("told", String.valueOf(told)));
        }
        standing = standing.active(standing.replay().next(position));
        return List.of();
    }

    /// The registry stops telling it, unless its owner had it go on since.
    ///
    /// @param seen the owner's wish that was followed
    List<Refusal<ReplayWebhookErrorCode>> suspend(WebhookSuspension why, WebhookReplay seen) {
        stand();
        if (status() == WebhookStatus.ACTIVE && standing.replay().equals(seen)) {
            standing = standing.suspended(why);
        }
        return List.of();
    }

    /// Its secret gives way to another.
    ///
    /// @param overlap for which the former one signs too
    /// @param keys that sign now
    /// @param call by which it does
    List<Refusal<RotateWebhookSecretErrorCode>> rotate(Duration overlap, DispatchKeys keys, String call, Instant at) {
        stand();
        var refusals = new ArrayList<Refusal<RotateWebhookSecretErrorCode>>();
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            refusals.add(Refusal.of(RotateWebhookSecretErrorCode.OVERLAP_INVALID, "input", "overlapHours")
                    .with("limit", LONGEST_OVERLAP.toHours()));
        }
        // What was promised to sign until then signs until then, unless all of it is to end. The keys come after the
        // promise: of two that rotate at once the later one finds it here alone.
        var promised = standing.overlapUntil(at);
        var until = promised == null ? keys.overlapUntil(at) : promised;
        if (until != null && !overlap.isZero()) {
            refusals.add(Refusal.of(RotateWebhookSecretErrorCode.STILL_OVERLAPPING, "input", "overlapHours")
                    .with("until", until.toString()));
        }
        if (refusals.isEmpty()) {
            standing = standing.rotated(keys.rotation(), call, at.plus(overlap));
        }
        return refusals;
    }

    List<Refusal<RemoveWebhookErrorCode>> remove() {
        stand();
        target = null;
        claim = null;
        return List.of();
    }

    /// Nobody proved in time that its target is theirs; one that was proved after all stays.
    List<Refusal<RemoveWebhookErrorCode>> letBe() {
        return status() == WebhookStatus.UNCONFIRMED ? remove() : List.of();
    }

    private void stand() {
        if (removed()) {
            throw new NotVisible();
        }
    }

    boolean removed() {
        return target == null;
    }

    boolean outwaited(Instant now) {
        return !now.isBefore(standing.registeredAt().plus(PATIENCE));
    }

    WebhookReader reader() {
        return reader;
    }

    WebhookReplay replay() {
        return standing.replay();
    }

    int rotations() {
        return standing.rotations();
    }

    /// Whether no other call has exchanged its secret since this one did.
    boolean rotatedBy(String call) {
        return call.equals(standing.rotatedBy());
    }

    /// Until when the secret before the last rotation signs, or did.
    Instant formerUntil() {
        return Objects.requireNonNull(standing.formerUntil(), "never rotated");
    }

    boolean wants(String type) {
        return target().wants(type);
    }

    @Override
    public WebhookId id() {
        return id;
    }

    @Override
    public long version() {
        return Recorded.version(version);
    }

    @Override
    public History history() {
        return history;
    }

    public String url() {
        return target().url();
    }

    public List<String> types() {
        return target().types();
    }

    public WebhookStatus status() {
        return standing.status();
    }

    public @Nullable WebhookSuspension suspension() {
        return standing.suspension();
    }

    public Instant registeredAt() {
        return standing.registeredAt();
    }

    private WebhookTarget target() {
        return Objects.requireNonNull(target, "removed");
    }
}
