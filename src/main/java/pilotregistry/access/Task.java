package pilotregistry.access;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that waits for the caller.
///
/// @param nodeId global id of the thing it is about
/// @param due the day by which it is due, which counts in full; null where the law names none
/// @param facts what its text mentions
public record Task(TaskKind kind, String nodeId, @Nullable LocalDate due, Map<String, Object> facts) {

    /// How many of one source are told at once.
    public static final int MOST = 100;

    public Task {
        facts = Map.copyOf(facts);
    }
}
