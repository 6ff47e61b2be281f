package pilotregistry.recommendation;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.application.Application;
import pilotregistry.application.ApplicationAccess;
import pilotregistry.application.ApplicationId;
import pilotregistry.application.EnvironmentalEvent;
import pilotregistry.application.Intake;
import pilotregistry.application.Standing;
import pilotregistry.application.Standings;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.BatchRegister;
import pilotregistry.batch.DocumentNumber;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.Refusal;

/// The desk of a province's two departments (省级推荐): they verify, endorse, and issue their joint letters.
@Component
public class ProvincialDesk {

    private final Ledger ledger;
    private final Recommendations recommendations;
    private final Intake intake;
    private final Standings standings;
    private final BatchRegister batches;
    private final Departments departments;
    private final LetterCourier courier;

    ProvincialDesk(
            Ledger ledger,
            Recommendations recommendations,
            Intake intake,
            Standings standings,
            BatchRegister batches,
            Departments departments,
            LetterCourier courier) {
        this.ledger = ledger;
        this.recommendations = recommendations;
        this.intake = intake;
        this.standings = standings;
        this.batches = batches;
        this.departments = departments;
        this.courier = courier;
    }

    /// What a department says it verified.
    record Statement(
            VerificationMethod method,
            String findings,
            VerificationResult result,
            boolean checkedAgainstBaseline,
            List<EnvironmentalEvent> events,
            @Nullable String filing,
            @Nullable Integer rank,
            @Nullable String overQuotaReason) {}

    /// What a letter is issued with.
    ///
    /// @param province null for the caller's own
    /// @param applications null for all that are ready
    record Draft(
            BatchId batch,
            @Nullable String province,
            String documentNumber,
            @Nullable LocalDate date,
            @Nullable List<ApplicationId> applications) {

        Draft {
            applications = applications == null
                    ? null
                    : applications.stream().distinct().toList();
        }
    }

    Decision<Recommendation, VerifyApplicationErrorCode> verify(
            ApplicationId id, Statement statement, Actor actor, Command command) {
        var seen = intake.visible(id, actor);
        var mandate = ApplicationAccess.province(actor, seen);
        var call = batches.get(seen.batchId());
        var signature = new Signature(
                RecommendationAccess.department(mandate),
                command.at(),
                command.author().subject());
        var examination = examination(statement, seen, call, signature);
        Function<Recommendation, List<Refusal<VerifyApplicationErrorCode>>> decide =
                current -> current.verify(examination, standings(current, id));
        var recommendation = RecommendationId.of(call.id(), province(seen));
        if (!recommendations.has(recommendation)) {
            var fresh = Recommendation.open(call, province(seen), command.at());
            var refusals = decide.apply(fresh);
            if (!refusals.isEmpty() || command.validateOnly()) {
                return Decision.refused(null, refusals);
            }
            recommendations.open(call, province(seen), command.at());
        }
        return ledger.change(
                Recommendation.class,
                recommendation,
                command.under(mandate.id().value()),
                VerifyApplicationErrorCode.VERSION_CONFLICT,
                decide);
    }

    Decision<Recommendation, EndorseApplicationErrorCode> endorse(
            ApplicationId id, @Nullable String comment, Actor actor, Command command) {
        var seen = intake.visible(id, actor);
        var mandate = ApplicationAccess.province(actor, seen);
        var call = batches.get(seen.batchId());
        var recommendation = RecommendationId.of(call.id(), province(seen));
        if (!recommendations.has(recommendation)) {
            return refused(Refusal.of(EndorseApplicationErrorCode.NOT_VERIFIED, "input", "application")
                    .by("R22, 通知六"));
        }
        var endorsement =
                new Endorsement(comment, command.at(), command.author().subject());
        return ledger.change(
                Recommendation.class,
                recommendation,
                command.under(mandate.id().value()),
                EndorseApplicationErrorCode.VERSION_CONFLICT,
                current -> current.endorse(RecommendationAccess.department(mandate), endorsement, standing(id), call));
    }

    /// Issues a letter, and enters it upon every application it names.
    Decision<Recommendation, IssueRecommendationLetterErrorCode> issue(Draft draft, Actor actor, Command command) {
        var decision = record(draft, actor, command);
        var recorded = decision.aggregate();
        return recorded == null || !decision.accepted() || command.validateOnly()
                ? decision
                : Decision.done(courier.deliver(recorded));
    }

    /// The first half: the letter is on record, and entered nowhere yet.
    Decision<Recommendation, IssueRecommendationLetterErrorCode> record(Draft draft, Actor actor, Command command) {
        var mandate = RecommendationAccess.province(actor, draft.province());
        var number = DocumentNumber.parse(draft.documentNumber()).orElse(null);
        if (number == null) {
            return refused(
                    Refusal.of(IssueRecommendationLetterErrorCode.DOCUMENT_NUMBER_INVALID, "input", "documentNumber")
                            .with("number", draft.documentNumber()));
        }
        var province = Objects.requireNonNull(mandate.province());
        var recommendation = RecommendationId.of(draft.batch(), province);
        if (!recommendations.has(recommendation)) {
            return refused(Refusal.of(IssueRecommendationLetterErrorCode.NOTHING_TO_RECOMMEND, "input", "batch")
                    .by("R22, 通知六"));
        }
        var acting = command.under(mandate.id().value());
        var letter = departments.letter(number, draft.date(), province, acting);
        return ledger.change(
                Recommendation.class,
                recommendation,
                acting,
                IssueRecommendationLetterErrorCode.VERSION_CONFLICT,
                current -> current.issue(
                        letter, draft.applications(), standings(current), batches.get(current.batchId())));
    }

    private static <C extends Enum<C>> Decision<Recommendation, C> refused(Refusal<C> refusal) {
        return Decision.refused(null, List.of(refusal));
    }

    private Standing standing(ApplicationId id) {
        return Objects.requireNonNull(standings.of(List.of(id)).get(id));
    }

    // Read after the recommendation: a seat that was given up since only makes room.
    private Map<ApplicationId, Standing> standings(Recommendation recommendation, ApplicationId... more) {
        var ids = new HashSet<>(recommendation.applications());
        ids.addAll(List.of(more));
        return standings.of(ids);
    }

    private static String province(Application application) {
        return Objects.requireNonNull(application.content().leadProvince());
    }

    private Examination examination(Statement statement, Application application, Batch call, Signature signature) {
        var verification = new Verification(
                statement.method(),
                statement.findings(),
                statement.result(),
                statement.checkedAgainstBaseline(),
                statement.events(),
                signature);
        return new Examination(
                verification,
                application,
                call,
                statement.filing(),
                statement.rank(),
                statement.overQuotaReason(),
                departments.applying(application));
    }
}
