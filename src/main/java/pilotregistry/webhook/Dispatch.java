package pilotregistry.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// How one webhook is served: kept beside it, since it moves by itself and nobody decides it.
///
/// @param deadLetters what was set aside since its owner last had it go on, the oldest first
@Document("dispatches")
record Dispatch(
        @Id WebhookId id,
        DispatchTurn turn,
        DispatchKeys keys,
        DispatchProgress progress,
        DispatchTrouble trouble,
        List<WebhookDeadLetter> deadLetters) {

    /// How often a message is refused before those behind it are told.
    static final int REFUSALS = 5;

    /// So many are set aside, and then nothing more is told.
    static final int SET_ASIDE = 100;

    // Its owner has it go on at once; this finds what a node that was killed, or a restore, left undone.
    private static final Duration REST = Duration.ofHours(1);

    Dispatch {
        deadLetters = List.copyOf(deadLetters);
    }

    static Dispatch begun(WebhookId id, long position, Instant due) {
        return new Dispatch(
                id,
                new DispatchTurn(0, due, true),
                DispatchKeys.drawn(),
                new DispatchProgress(position, 0, null),
                DispatchTrouble.NONE,
                List.of());
    }

    /// What is shown of a webhook that nothing serves: no secret of it is known. Never stored.
    static Dispatch missing(Webhook webhook, Instant now) {
        var trouble = DispatchTrouble.NONE
                .with(new WebhookFault(WebhookFaultCode.SECRET_MISSING, now, null, null))
                .over();
        return begun(webhook.id(), webhook.replay().after(), now).with(trouble);
    }

    long position() {
        return progress.position();
    }

    Dispatch taken(Instant until) {
        return with(turn.taken(until));
    }

    /// It is still being served.
    Dispatch held(Instant until) {
        return with(turn.until(until, true));
    }

    /// Nothing is owed until something is new.
    Dispatch idle(Instant now) {
        return with(turn.until(now, false));
    }

    /// It is tried again then.
    Dispatch later(Instant next) {
        return with(turn.until(next, true));
    }

    /// Nothing is done until its owner has it go on, but it is looked at now and then whether they have.
    Dispatch resting(Instant now) {
        return with(turn.until(now.plus(REST), true));
    }

    /// Goes on where its owner has it go on, if that is not what it does already.
    Dispatch following(WebhookReplay replay) {
        if (replay.number() == progress.replay()) {
            return this;
        }
        var left = deadLetters.stream()
                .filter(letter -> letter.position() <= replay.after())
                .toList();
        var from = new DispatchProgress(replay.after(), replay.number(), progress.deliveredAt());
        return new Dispatch(id, turn, keys, from, trouble.over(), left);
    }

    /// Up to there nothing is owed.
    Dispatch read(long position) {
        var further = new DispatchProgress(position, progress.replay(), progress.deliveredAt());
        return new Dispatch(id, turn, keys, further, trouble, deadLetters);
    }

    Dispatch delivered(long position, Instant at) {
        var further = new DispatchProgress(position, progress.replay(), at);
        return new Dispatch(id, turn, keys, further, trouble.over(), deadLetters);
    }

    /// The challenge has been met.
    Dispatch proved() {
        return with(trouble.over());
    }

    Dispatch failed(WebhookFault fault) {
        return with(trouble.with(fault));
    }

    /// Whether what is owed was refused so often that those behind it are told.
    boolean hopeless() {
        return trouble.refused() >= REFUSALS;
    }

    boolean full() {
        return deadLetters.size() >= SET_ASIDE;
    }

    Dispatch settingAside(long position) {
        var last = Objects.requireNonNull(trouble.last());
        var letter = new WebhookDeadLetter(position, last.at(), trouble.refused(), last.status());
        var more = Stream.concat(deadLetters.stream(), Stream.of(letter)).toList();
        return new Dispatch(id, turn, keys, progress, trouble.over(), more).read(position);
    }

    /// When what failed is tried again; null where nothing did.
    @Nullable
    Instant nextAttempt() {
        return trouble.failures() == 0 ? null : turn.due();
    }

    private Dispatch with(DispatchTrouble other) {
        return new Dispatch(id, turn, keys, progress, other, deadLetters);
    }

    private Dispatch with(DispatchTurn other) {
        return new Dispatch(id, other, keys, progress, trouble, deadLetters);
    }
}
