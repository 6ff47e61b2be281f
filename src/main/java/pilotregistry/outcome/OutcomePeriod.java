package pilotregistry.outcome;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The time an outcome stands for; without any part, the whole term of the pilot.
///
/// @param end counts in full
/// @param text in the words of the source, such as “十三五”以来
public record OutcomePeriod(
        @Nullable YearMonth start,
        @Nullable YearMonth end,
        @Nullable String text) {

    static final OutcomePeriod WHOLE = new OutcomePeriod(null, null, null);

    private static final int MONTHS_OF_A_YEAR = 12;

    String key() {
        return equals(WHOLE) ? "" : start + "/" + end + "/" + (text == null ? "" : text);
    }

    boolean reversed() {
        return start != null && end != null && end.isBefore(start);
    }

    /// How many months it has; null where one of its ends is open.
    @Nullable
    Long months() {
        return start == null || end == null ? null : ChronoUnit.MONTHS.between(start, end) + 1;
    }

    boolean isAYear() {
        var months = months();
        return months != null && months == MONTHS_OF_A_YEAR;
    }

    /// Whether some month may belong to both: an open end reaches everywhere.
    boolean overlaps(OutcomePeriod other) {
        return !endsBefore(this, other) && !endsBefore(other, this);
    }

    private static boolean endsBefore(OutcomePeriod one, OutcomePeriod other) {
        return one.end != null && other.start != null && one.end.isBefore(other.start);
    }
}
