package pilotregistry.history;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pilotregistry.feed.FeedEntry;

/// Something wrong, and where: each part of the place as far as it applies.
///
/// @param kind the collection
/// @param sequence within the record
/// @param position in the feed
/// @param date of a root
record HistoryFault(
        FaultCode code,
        @Nullable String kind,
        @Nullable String record,
        @Nullable Long sequence,
        @Nullable Long position,
        @Nullable LocalDate date) {

    static HistoryFault at(FaultCode code, FeedEntry entry) {
        return new HistoryFault(
                code,
                entry.collection(),
                entry.event().aggregate(),
                entry.event().sequence(),
                entry.number() == 0 ? null : entry.number(),
                null);
    }

    static HistoryFault ofPosition(FaultCode code, long position) {
        return new HistoryFault(code, null, null, null, position, null);
    }

    static HistoryFault ofRecord(FaultCode code, String kind, String record) {
        return new HistoryFault(code, kind, record, null, null, null);
    }

    static HistoryFault ofRoot(FaultCode code, LocalDate date, long position) {
        return new HistoryFault(code, null, null, null, position, date);
    }

    HistoryFault with(FaultCode other) {
        return new HistoryFault(other, kind, record, sequence, position, date);
    }

    /// The same, without the name of the record.
    HistoryFault anonymous() {
        return new HistoryFault(code, kind, null, sequence, position, date);
    }

    @Override
    public String toString() {
        var told = new StringBuilder(code.name());
        tell(told, "kind", kind);
        tell(told, "record", record);
        tell(told, "sequence", sequence);
        tell(told, "position", position);
        tell(told, "date", date);
        return told.toString();
    }

    private static void tell(StringBuilder told, String name, @Nullable Object value) {
        if (value != null) {
            told.append(' ').append(name).append('=').append(value);
        }
    }
}
