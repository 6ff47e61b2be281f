package pilotregistry.application;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How an application left the procedure, or what became of it: withdrawn, rejected, not selected, designated.
public record Conclusion(
        ApplicationStatus status, Instant at, @Nullable String reason) {}
