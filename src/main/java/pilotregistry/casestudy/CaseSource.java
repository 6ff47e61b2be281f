package pilotregistry.casestudy;

import org.jspecify.annotations.Nullable;
import pilotregistry.reference.Certainty;

/// Where an imported case is known from.
///
/// @param key the importer's own name for it
/// @param text as the importer states it, such as a document's title and address
/// @param row what was read, unchanged
public record CaseSource(
        String key, @Nullable String text, @Nullable Certainty certainty, String row) {}
