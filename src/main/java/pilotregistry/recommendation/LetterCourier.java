package pilotregistry.recommendation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pilotregistry.application.Application;
import pilotregistry.application.ApplicationId;
import pilotregistry.application.ApplicationStatus;
import pilotregistry.application.Intake;
import pilotregistry.application.Recommended;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Fingerprint;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.Refusal;

/// Carries a recorded letter to every application it names, and goes on after a crash until each has it or is found to
/// have changed meanwhile. However often it goes, each application is recommended once.
@Component
class LetterCourier {

    // Longer than any courier is on its way: what is older was left behind.
    private static final Duration LEFT_BEHIND = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final MongoOperations mongo;
    private final Intake intake;
    private final Clock clock;

    LetterCourier(Ledger ledger, MongoOperations mongo, Intake intake, Clock clock) {
        this.ledger = ledger;
        this.mongo = mongo;
        this.intake = intake;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void resumeAtStart() {
        resume(clock.instant());
    }

    @Scheduled(initialDelay = 30_000, fixedDelay = 30_000)
    void resumeLeftBehind() {
        resume(clock.instant().minus(LEFT_BEHIND));
    }

    private void resume(Instant issuedBy) {
        for (var recommendation : withPendingLetters()) {
            recommendation.pendingLetters().stream()
                    .filter(letter -> !letter.issuedAt().isAfter(issuedBy))
                    .forEach(letter -> deliver(recommendation, letter));
        }
    }

    private List<Recommendation> withPendingLetters() {
        return mongo.find(
                Query.query(Criteria.where("entries.rounds.inclusion.outcome").is(LetterOutcome.PENDING)),
                Recommendation.class);
    }

    /// Delivers every letter that is pending.
    Recommendation deliver(Recommendation recommendation) {
        var delivered = recommendation;
        for (var letter : recommendation.pendingLetters()) {
            delivered = deliver(delivered, letter);
        }
        return delivered;
    }

    private Recommendation deliver(Recommendation recommendation, Letter letter) {
        var outcomes = new HashMap<ApplicationId, Inclusion>();
        recommendation.rounds(letter).forEach((id, round) -> outcomes.put(id, enter(letter, id, round)));
        return settle(recommendation, letter, outcomes);
    }

    Inclusion enter(Letter letter, ApplicationId id, Round round) {
        var inclusion = Inclusion.pending(letter.documentNumber());
        var found = intake.all(List.of(id)).get(id);
        if (found != null && round.upon(found.standing())) {
            var recommended =
                    new Recommended(letter.documentNumber(), letter.date(), round.filingSha256(), letter.issuedAt());
            var decision = intake.recommended(id, recommended, command(letter));
            if (decision.accepted()) {
                return inclusion.entered();
            }
            found = decision.aggregate();
        }
        return found != null && has(found, letter) ? inclusion.entered() : inclusion.voided(reason(found));
    }

    // By the one who issued the letter, whenever it arrives. No key is needed: an application is recommended once only.
    private Command command(Letter letter) {
        return new Command(
                "issueRecommendationLetter",
                letter.by(),
                null,
                Fingerprint.of(Map.of("letter", letter.documentNumber())),
                null,
                false,
                clock.instant());
    }

    private static boolean has(Application application, Letter letter) {
        var recommended = application.recommended();
        return recommended != null && recommended.letterNumber().equals(letter.documentNumber());
    }

    private static LetterVoidReason reason(@Nullable Application application) {
        return application == null || application.status() == ApplicationStatus.WITHDRAWN
                ? LetterVoidReason.WITHDRAWN
                : application.status() == ApplicationStatus.RETURNED
                        ? LetterVoidReason.RETURNED
                        : LetterVoidReason.FILED_ANEW;
    }

    private Recommendation settle(
            Recommendation recommendation, Letter letter, Map<ApplicationId, Inclusion> outcomes) {
        var once = Command.ofRegistry(
                "enterRecommendationLetter", recommendation.id() + "/" + letter.documentNumber(), clock.instant());
        var decision = ledger.change(
                Recommendation.class,
                recommendation.id(),
                once,
                IssueRecommendationLetterErrorCode.VERSION_CONFLICT,
                current -> {
                    current.settle(letter.documentNumber(), outcomes);
                    return List.<Refusal<IssueRecommendationLetterErrorCode>>of();
                });
        return Objects.requireNonNull(decision.aggregate());
    }
}
