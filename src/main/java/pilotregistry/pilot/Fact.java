package pilotregistry.pilot;

import org.jspecify.annotations.Nullable;
import pilotregistry.reference.Certainty;

/// Something stated of a pilot, with where it was read and how sure it is.
public record Fact(
        String text, @Nullable String source, @Nullable Certainty certainty) {}
