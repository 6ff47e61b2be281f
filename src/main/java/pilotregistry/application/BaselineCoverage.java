package pilotregistry.application;

import java.util.Collection;
import java.util.Set;
import pilotregistry.batch.BatchId;
import pilotregistry.reference.PilotType;

/// What the pilots of earlier batches cover (R13). The step that knows the pilots answers; without it a person judges.
public interface BaselineCoverage {

    Coverage of(Collection<BatchId> batches);

    /// What some batches cover.
    ///
    /// @param industries codes of industries with a pilot, `OTHER` left out
    /// @param types types of pilot with one
    /// @param complete whether every pilot of those batches is known, so that what is not here is not covered
    record Coverage(Set<String> industries, Set<PilotType> types, boolean complete) {

        public Coverage {
            industries = Set.copyOf(industries);
            types = Set.copyOf(types);
        }
    }
}
