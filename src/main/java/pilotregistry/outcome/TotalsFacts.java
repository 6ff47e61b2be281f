package pilotregistry.outcome;

import java.time.YearMonth;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// What totals are parted by: what an outcome keeps of its pilot, as stored.
record TotalsFacts(
        @Nullable String type,
        @Nullable String leadProvince,
        List<String> provinces,
        List<String> industries,
        String batch,
        @Nullable String region,
        @Nullable String watershed,
        @Nullable YearMonth termEnd,
        boolean demonstration) {

    static TotalsFacts of(Document pilot) {
        return new TotalsFacts(
                pilot.getString("type"),
                pilot.getString("leadProvince"),
                pilot.getList("provinces", String.class, List.of()),
                pilot.getList("industries", String.class, List.of()),
                pilot.getString("batch"),
                pilot.getString("region"),
                pilot.getString("watershed"),
                TotalsRow.month(pilot, "termEnd"),
                pilot.getBoolean("demonstration", false));
    }

    /// The year an outcome of this pilot is of: in which its period ends, or the whole term; null where no source
    /// states it.
    @Nullable
    Integer year(OutcomePeriod period) {
        var end = period.equals(OutcomePeriod.WHOLE) ? termEnd : period.end();
        return end == null ? null : end.getYear();
    }
}
