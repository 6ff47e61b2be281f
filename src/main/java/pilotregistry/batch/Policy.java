package pilotregistry.batch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// What a call fixes: data of the batch, never constants (R02, R15, R16, R25, R27).
///
/// @param deadline exclusive: the last day counts in full, +08:00 (R25)
/// @param quota what a province recommends in principle at most (R15)
/// @param sizeLimit bytes above which a submission is refused (R27)
/// @param sizeWarning bytes above which it is flagged (R27)
/// @param termMonths how long a pilot runs (R02)
/// @param cleanRecordYears how far back the clean record reaches from the deadline (R16)
/// @param baselineBatches whose coverage a recommendation is compared with (R13, R14)
/// @param recommendingUnits codes of the provinces and XPCC that may recommend
public record Policy(
        Instant deadline,
        int quota,
        long sizeLimit,
        long sizeWarning,
        int termMonths,
        int cleanRecordYears,
        CreditTrigger creditTrigger,
        List<BatchId> baselineBatches,
        List<String> recommendingUnits) {

    /// Beijing time, in which every date of the procedure is meant.
    public static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    /// The exclusive instant at which a last day ends.
    public static Instant endOf(LocalDate lastDay) {
        return lastDay.plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    /// The last day, which counts in full (R25).
    public LocalDate lastDay() {
        return LocalDate.ofInstant(deadline.minusNanos(1), ZONE);
    }

    /// First day of the years that must be clean: inclusive, counted back from the last day (R16).
    public LocalDate cleanSince() {
        return lastDay().minusYears(cleanRecordYears);
    }
}
