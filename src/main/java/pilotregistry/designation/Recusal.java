package pilotregistry.designation;

import java.time.Instant;
import java.util.List;

/// An expert's stepping back from one application, with the conflicts the registry itself had found.
public record Recusal(String reason, List<Conflict> conflicts, Instant at) {

    public Recusal {
        conflicts = List.copyOf(conflicts);
    }
}
