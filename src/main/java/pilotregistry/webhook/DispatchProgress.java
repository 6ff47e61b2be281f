package pilotregistry.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a webhook is told.
///
/// @param position of the feed, up to which nothing is owed
/// @param replay the owner's wish it follows
/// @param deliveredAt when something was taken last
record DispatchProgress(long position, int replay, @Nullable Instant deliveredAt) {}
