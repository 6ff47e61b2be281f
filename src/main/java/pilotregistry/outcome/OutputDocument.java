package pilotregistry.outcome;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pilotregistry.attachment.FileId;

/// A document that a pilot produced.
///
/// @param url where it was published
/// @param file as handed in; for those who see the outcome's materials
public record OutputDocument(
        OutputKind kind,
        String title,
        @Nullable LocalDate issuedOn,
        @Nullable String url,
        @Nullable FileId file) {}
