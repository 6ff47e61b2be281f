package pilotregistry.designation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/// What an expert gave at one time: every criterion's score and an opinion.
///
/// @param revision from 1 for each expert
public record Evaluation(int revision, List<Score> scores, String opinion, Instant at) {

    public Evaluation {
        scores = List.copyOf(scores);
    }

    /// The weighted total, 0 to 100.
    public BigDecimal total() {
        var points = scores.stream()
                .mapToLong(score -> (long) score.score() * score.criterion().weight())
                .sum();
        return BigDecimal.valueOf(points, 2);
    }
}
