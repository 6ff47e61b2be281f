package pilotregistry.pilot;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.reference.Certainty;

/// Where a historic pilot is known from.
///
/// @param certainty how sure the row is as a whole
/// @param originalRow the imported row, unchanged
public record Origin(
        @Nullable String source, @Nullable Certainty certainty, List<Fact> facts, List<OriginalCell> originalRow) {

    public Origin {
        facts = List.copyOf(facts);
        originalRow = List.copyOf(originalRow);
    }

    /// This, with what another source states.
    Origin with(Origin stated) {
        return new Origin(
                Stated.of(stated.source, source),
                Stated.of(stated.certainty, certainty),
                Stated.of(stated.facts, facts),
                Stated.of(stated.originalRow, originalRow));
    }
}
