package pilotregistry.application;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// A step of the schedule (outline 6).
public record Milestone(
        String title, YearMonth due, @Nullable String result) {}
