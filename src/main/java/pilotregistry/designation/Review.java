package pilotregistry.designation;

import static pilotregistry.designation.ReviewApplicationErrorCode.*;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import pilotregistry.application.ApplicationId;
import pilotregistry.ledger.History;
import pilotregistry.ledger.Recorded;
import pilotregistry.ledger.Refusal;

/// The review of one application by the ministries (审查): the formal check, then what each expert gives.
@Document("reviews")
public final class Review implements Recorded {

    // Every revision is kept in this one document.
    static final int REVISIONS = 50;
    static final int OPINION = 10_000;
    static final int LINE = 1_000;

    @Id
    private final ReviewId id;

    @Version
    private @Nullable Long version;

    private final ApplicationId application;
    private final FormalCheck check;

    // Whether the application has been told the result: a crash in between is mended by asking for those it was not.
    private boolean settled;

    private final List<ExpertReview> experts;
    private final History history;

    @PersistenceCreator
    Review(
            ReviewId id,
            @Nullable Long version,
            ApplicationId application,
            FormalCheck check,
            boolean settled,
            List<ExpertReview> experts,
            History history) {
        this.id = id;
        this.version = version;
        this.application = application;
        this.check = check;
        this.settled = settled;
        this.experts = new ArrayList<>(experts);
        this.history = history;
    }

    static Review opened(ApplicationId application, FormalCheck check) {
        return new Review(ReviewId.of(application), null, application, check, false, List.of(), new History());
    }

    void settle() {
        settled = true;
    }

    /// Takes what an expert gives; what was given before is kept.
    List<Refusal<ReviewApplicationErrorCode>> give(
            ExpertReview expert, List<Conflict> conflicts, List<Score> scores, @Nullable String opinion, Instant now) {
        var refusals = new ArrayList<Refusal<ReviewApplicationErrorCode>>();
        if (isRecused(expert.expert())) {
            return List.of(Refusal.of(RECUSED, "input", "application"));
        }
        conflicts.forEach(conflict -> refusals.add(Refusal.of(CONFLICT_OF_INTEREST, "input", "application")
                .with("ground", conflict.ground().label())
                .with("body", conflict.body())));
        refusals.addAll(flaws(scores));
        if (opinion == null || opinion.isBlank()) {
            refusals.add(Refusal.of(OPINION_MISSING, "input", "opinion"));
        }
        measure(refusals, opinion, OPINION, "input", "opinion");
        var known = of(expert.expert()).orElse(expert);
        if (known.revisions().size() >= REVISIONS) {
            refusals.add(Refusal.of(TOO_MANY_REVISIONS, "input").with("most", REVISIONS));
        }
        if (refusals.isEmpty()) {
            replace(known.with(new Evaluation(
                    known.revisions().size() + 1,
                    scores,
                    Objects.requireNonNull(opinion).strip(),
                    now)));
        }
        return refusals;
    }

    /// Lets an expert step back; scores given before no longer count.
    List<Refusal<ReviewApplicationErrorCode>> recuse(ExpertReview expert, Recusal recusal, boolean scored) {
        var refusals = new ArrayList<Refusal<ReviewApplicationErrorCode>>();
        if (isRecused(expert.expert())) {
            return List.of(Refusal.of(RECUSED, "input", "recusal"));
        }
        if (recusal.reason().isBlank()) {
            refusals.add(Refusal.of(RECUSAL_REASON_MISSING, "input", "recusal", "reason"));
        }
        measure(refusals, recusal.reason(), LINE, "input", "recusal", "reason");
        if (scored) {
            refusals.add(Refusal.of(SCORES_OF_RECUSED, "input", "scores"));
        }
        if (refusals.isEmpty()) {
            replace(of(expert.expert()).orElse(expert).with(recusal));
        }
        return refusals;
    }

    private static List<Refusal<ReviewApplicationErrorCode>> flaws(List<Score> scores) {
        var refusals = new ArrayList<Refusal<ReviewApplicationErrorCode>>();
        for (var criterion : Criterion.values()) {
            var given = scores.stream()
                    .filter(score -> score.criterion() == criterion)
                    .count();
            if (given != 1) {
                refusals.add(Refusal.of(given == 0 ? CRITERION_MISSING : CRITERION_REPEATED, "input", "scores")
                        .with("criterion", criterion.label()));
            }
        }
        for (int i = 0; i < scores.size(); i++) {
            var score = scores.get(i);
            measure(refusals, score.comment(), LINE, "input", "scores", String.valueOf(i), "comment");
            if (score.score() < 0 || score.score() > Score.HIGHEST) {
                refusals.add(Refusal.of(SCORE_OUT_OF_RANGE, "input", "scores", String.valueOf(i), "score")
                        .with("criterion", score.criterion().label())
                        .with("score", score.score()));
            }
        }
        return refusals;
    }

    private static void measure(
            List<Refusal<ReviewApplicationErrorCode>> refusals, @Nullable String text, int limit, String... path) {
        if (text != null && text.length() > limit) {
            refusals.add(Refusal.of(TOO_LONG, path).with("limit", limit).with("length", text.length()));
        }
    }

    private void replace(ExpertReview expert) {
        experts.removeIf(each -> each.expert().equals(expert.expert()));
        experts.add(expert);
    }

    Optional<ExpertReview> of(String expert) {
        return experts.stream().filter(each -> each.expert().equals(expert)).findFirst();
    }

    boolean isRecused(String expert) {
        return of(expert).filter(each -> each.recusal() != null).isPresent();
    }

    boolean settled() {
        return settled;
    }

    List<ExpertReview> experts() {
        return List.copyOf(experts);
    }

    /// The mean of the totals of the experts who did not step back; null before the first.
    @Nullable
    BigDecimal mean() {
        var totals = experts.stream()
                .map(ExpertReview::current)
                .filter(Objects::nonNull)
                .map(Evaluation::total)
                .toList();
        return totals.isEmpty()
                ? null
                : totals.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(totals.size()), 2, RoundingMode.HALF_UP);
    }

    @Override
    public ReviewId id() {
        return id;
    }

    @Override
    public long version() {
        return Recorded.version(version);
    }

    @Override
    public History history() {
        return history;
    }

    public ApplicationId applicationId() {
        return application;
    }

    public FormalCheck check() {
        return check;
    }
}
