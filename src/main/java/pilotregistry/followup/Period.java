package pilotregistry.followup;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import pilotregistry.pilot.Term;

/// What a report of progress covers: a month, or up to a quarter. F03 leaves the interval open.
///
/// @param to the last month, which counts in full
record Period(YearMonth from, YearMonth to) {

    static final int LONGEST = 3;

    /// The calendar quarter before the one of this month, as far as it lies within the term; reversed where it does
    /// not.
    static Period lastQuarterBefore(YearMonth month, Term term) {
        var first = month.minusMonths((month.getMonthValue() - 1) % LONGEST).minusMonths(LONGEST);
        var last = first.plusMonths(LONGEST - 1L);
        return new Period(
                first.isBefore(term.start()) ? term.start() : first, last.isAfter(term.end()) ? term.end() : last);
    }

    int months() {
        return (int) ChronoUnit.MONTHS.between(from, to) + 1;
    }

    boolean within(Term term) {
        return !from.isBefore(term.start()) && !to.isAfter(term.end());
    }

    boolean holds(YearMonth month) {
        return !month.isBefore(from) && !month.isAfter(to);
    }

    boolean overlaps(Period other) {
        return !from.isAfter(other.to) && !other.from.isAfter(to);
    }

    /// Its months, in their order.
    List<YearMonth> each() {
        return Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1))
                .toList();
    }

    @Override
    public String toString() {
        return from.equals(to) ? from.toString() : from + "/" + to;
    }
}
