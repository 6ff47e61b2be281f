package pilotregistry.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// What goes wrong with the message that is owed.
///
/// @param failures how often in a row
/// @param refusals how many of the last of them in a row were for what it says; null where none was counted
/// @param since the first of them
/// @param last fault, which stays when it is over
record DispatchTrouble(
        int failures,
        @Nullable Integer refusals,
        @Nullable Instant since,
        @Nullable WebhookFault last) {

    static final DispatchTrouble NONE = new DispatchTrouble(0, null, null, null);

    /// Whoever has not taken anything for so long is told no more.
    static final Duration LASTING = Duration.ofDays(3);

    /// And not before so many tries: the registry itself may have been away.
    static final int TRIES = 10;

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(1);

    DispatchTrouble with(WebhookFault fault) {
        var refused = fault.code() == WebhookFaultCode.REFUSED ? refused() + 1 : 0;
        return new DispatchTrouble(failures + 1, refused, since == null ? fault.at() : since, fault);
    }

    DispatchTrouble over() {
        return new DispatchTrouble(0, null, null, last);
    }

    int refused() {
        return refusals == null ? 0 : refusals;
    }

    boolean lasts(Instant now) {
        return since != null && failures >= TRIES && !now.isBefore(since.plus(LASTING));
    }

    /// The longer the more often it failed; spread, so that what failed together is not tried together.
    Duration pause() {
        var pause = FIRST.multipliedBy(1L << Math.clamp(failures - 1L, 0, 9));
        var most = pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
        return most.multipliedBy(ThreadLocalRandom.current().nextLong(80, 121)).dividedBy(100);
    }
}
