package pilotregistry.export;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// A monthly snapshot that is complete; inserted once, by whichever node is first.
///
/// @param month such as `2026-11`
/// @param previous the one its deletions are told against; null for the first
@Document("exportSnapshots")
record SnapshotRecord(@Id String month, @Nullable String previous, ExportResult deletions, Instant completedAt) {}
