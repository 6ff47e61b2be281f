package pilotregistry.webhook;

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

    // Until its owner has it go on; stores know no end of time.
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

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

    Dispatch resting() {
        return with(turn.until(NEVER, false));
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
        return new Dispatch(id, turn, keys, progress, trouble.over(), deadLetters);
    }

    Dispatch failed(WebhookFault fault) {
        return new Dispatch(id, turn, keys, progress, trouble.with(fault), deadLetters);
    }

    /// Whether what is owed was refused so often that those behind it are told.
    boolean hopeless() {
        var last = trouble.last();
        return last != null && last.code() == WebhookFaultCode.REFUSED && trouble.failures() >= REFUSALS;
    }

    boolean full() {
        return deadLetters.size() >= SET_ASIDE;
    }

    Dispatch settingAside(long position) {
        var last = Objects.requireNonNull(trouble.last());
        var letter = new WebhookDeadLetter(position, last.at(), trouble.failures(), last.status());
        var more = Stream.concat(deadLetters.stream(), Stream.of(letter)).toList();
        return new Dispatch(id, turn, keys, progress, trouble.over(), more).read(position);
    }

    /// When what failed is tried again; null where nothing did, or nothing is tried any more.
    @Nullable
    Instant nextAttempt() {
        return trouble.failures() == 0 || turn.due().equals(NEVER) ? null : turn.due();
    }

    private Dispatch with(DispatchTurn other) {
        return new Dispatch(id, other, keys, progress, trouble, deadLetters);
    }
}
