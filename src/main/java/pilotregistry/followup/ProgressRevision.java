package pilotregistry.followup;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One revision of a report of progress; none is ever overwritten.
///
/// @param revision from 1
record ProgressRevision(int revision, Content content, Instant at, String by) {

    /// What is reported.
    ///
    /// @param milestones those reached in the period
    /// @param fundsSpent in 万元, in the period
    record Content(
            String summary,
            List<String> milestones,
            @Nullable String problems,
            @Nullable String nextSteps,
            @Nullable BigDecimal fundsSpent) {

        Content {
            milestones = milestones.stream()
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .toList();
        }
    }

    public String summary() {
        return content.summary();
    }

    public List<String> milestones() {
        return content.milestones();
    }

    public @Nullable String problems() {
        return content.problems();
    }

    public @Nullable String nextSteps() {
        return content.nextSteps();
    }

    public @Nullable BigDecimal fundsSpent() {
        return content.fundsSpent();
    }
}
