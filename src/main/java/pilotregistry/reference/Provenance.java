package pilotregistry.reference;

import org.jspecify.annotations.Nullable;
import pilotregistry.language.Label;

/// Where a statement comes from and how sure it is.
public record Provenance(
        String source, Certainty certainty, @Nullable Label certaintyNote) {}
