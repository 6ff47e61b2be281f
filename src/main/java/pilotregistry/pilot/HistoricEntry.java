package pilotregistry.pilot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What entering a historic pilot came to.
///
/// @param pilot null when it is new and only tried
/// @param differences what the source states otherwise than what was known
public record HistoricEntry(Outcome outcome, @Nullable Pilot pilot, List<Difference> differences) {

    public HistoricEntry {
        differences = List.copyOf(differences);
    }

    /// What was done, or would be done if it were not only tried.
    public enum Outcome {
        CREATED,
        UNCHANGED,
        CHANGED,
        /// it came from a designation made here, which no import overrides, or nothing was to be amended
        KEPT
    }

    /// One thing that a source states otherwise.
    public record Difference(String field, String before, String after) {}
}
