package pilotregistry.sheet;

import org.jspecify.annotations.Nullable;
import pilotregistry.attachment.FileId;

/// Where a table comes from: one of these.
public record ImportSource(
        @Nullable FileId attachment, @Nullable String csv) {}
