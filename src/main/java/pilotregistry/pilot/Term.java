package pilotregistry.pilot;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/// The time a pilot runs (R02), by the month, as designations state it: 2023年8月—2024年8月 is twelve months.
///
/// @param end the month in which it ends; as no day is stated, that month counts in full
public record Term(YearMonth start, YearMonth end) {

    public Term {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("a term from " + start + " to " + end);
        }
    }

    public static Term of(YearMonth start, int months) {
        return new Term(start, start.plusMonths(months));
    }

    public int months() {
        return (int) ChronoUnit.MONTHS.between(start, end);
    }

    /// What a designated pilot is in this month; once the term is over it has not failed, it is to report.
    PilotStatus at(YearMonth month) {
        if (month.isBefore(start)) {
            return PilotStatus.DESIGNATED;
        }
        return month.isAfter(end) ? PilotStatus.TERM_OVER : PilotStatus.RUNNING;
    }

    @Override
    public String toString() {
        return start + "/" + end;
    }
}
