package pilotregistry.pilot;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// How far a pilot has come; the transitions are those of `may`.
///
/// RUNNING and TERM_OVER are never stored: they are what a designated pilot is by the clock and its term, so that no
/// pilot waits for a job to turn its page.
public enum PilotStatus {
    DESIGNATED,
    RUNNING,
    TERM_OVER,
    REPORTED,
    PASSED,
    NOT_PASSED,
    SUSPENDED,
    TERMINATED;

    public boolean byClock() {
        return this == RUNNING || this == TERM_OVER;
    }

    /// What a pilot that is recorded so is in this month.
    public PilotStatus in(@Nullable Term term, YearMonth month) {
        return this == DESIGNATED && term != null ? term.at(month) : this;
    }

    /// Nothing comes after it.
    public boolean ended() {
        return this == PASSED || this == NOT_PASSED || this == TERMINATED;
    }

    /// The coded transition table.
    boolean may(PilotStatus next) {
        return switch (next) {
            case DESIGNATED -> this == SUSPENDED;
            case RUNNING -> this == DESIGNATED || this == SUSPENDED;
            case TERM_OVER -> this == RUNNING || this == SUSPENDED;
            // RUNNING in its last month only, and never the other way but by an extension
            case REPORTED -> this == RUNNING || this == TERM_OVER;
            case PASSED, NOT_PASSED -> this == REPORTED;
            case SUSPENDED -> this == DESIGNATED || this == RUNNING || this == TERM_OVER;
            case TERMINATED -> !ended();
        };
    }
}
