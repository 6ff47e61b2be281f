package pilotregistry.casestudy;

import org.jspecify.annotations.Nullable;
import pilotregistry.reference.Certainty;

/// Where an imported case is known from.
///
/// @param text as the importer states it, such as a document's title and address
/// @param row what was read, unchanged
public record CaseSource(@Nullable String text, @Nullable Certainty certainty, String row) {}
