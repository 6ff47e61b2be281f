package pilotregistry.recommendation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One department's consent to recommend an application (R22).
record Endorsement(@Nullable String comment, Instant at, String by) {}
