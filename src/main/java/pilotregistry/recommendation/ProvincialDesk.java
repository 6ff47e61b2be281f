package pilotregistry.recommendation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.application.Application;
import pilotregistry.application.ApplicationAccess;
import pilotregistry.application.ApplicationId;
import pilotregistry.application.EnvironmentalEvent;
import pilotregistry.application.Intake;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.BatchRegister;
import pilotregistry.batch.DocumentNumber;
import pilotregistry.batch.Policy;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.Directory;
import pilotregistry.organization.Duty;
import pilotregistry.organization.Organization;
import pilotregistry.organization.OrganizationId;
import pilotregistry.reference.ReferenceLists;

/// The desk of a province's two departments (省级推荐): they verify, endorse, and issue their joint letters.
@Component
public class ProvincialDesk {

    private final Ledger ledger;
    private final Recommendations recommendations;
    private final Intake intake;
    private final BatchRegister batches;
    private final Directory directory;
    private final ReferenceLists reference;
    private final LetterCourier courier;

    ProvincialDesk(
            Ledger ledger,
            Recommendations recommendations,
            Intake intake,
            BatchRegister batches,
            Directory directory,
            ReferenceLists reference,
            LetterCourier courier) {
        this.ledger = ledger;
        this.recommendations = recommendations;
        this.intake = intake;
        this.batches = batches;
        this.directory = directory;
        this.reference = reference;
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
            @Nullable List<ApplicationId> applications) {}

    Decision<Recommendation, VerifyApplicationErrorCode> verify(
            ApplicationId id, Statement statement, Actor actor, Command command) {
        var seen = intake.visible(id, actor);
        var mandate = ApplicationAccess.province(actor, seen);
        var department = RecommendationAccess.department(mandate);
        var acting = command.under(mandate.id().value());
        var call = batches.get(seen.batchId());
        var recommendation = RecommendationId.of(call.id(), province(seen));
        Function<Recommendation, List<Refusal<VerifyApplicationErrorCode>>> decide = current -> {
            var application = live(id);
            return current.verify(
                    examination(statement, application, call, department, acting), listed(current, application));
        };
        if (recommendations.find(recommendation).isEmpty()) {
            var fresh = Recommendation.open(call, province(seen), command.at());
            var refusals = decide.apply(fresh);
            if (!refusals.isEmpty() || command.validateOnly()) {
                return Decision.refused(null, refusals);
            }
            recommendations.open(call, province(seen), command.at());
        }
        return ledger.change(
                Recommendation.class, recommendation, acting, VerifyApplicationErrorCode.VERSION_CONFLICT, decide);
    }

    Decision<Recommendation, EndorseApplicationErrorCode> endorse(
            ApplicationId id, @Nullable String comment, Actor actor, Command command) {
        var seen = intake.visible(id, actor);
        var mandate = ApplicationAccess.province(actor, seen);
        var call = batches.get(seen.batchId());
        var recommendation = RecommendationId.of(call.id(), province(seen));
        if (recommendations.find(recommendation).isEmpty()) {
            return Decision.refused(
                    null,
                    List.of(Refusal.of(EndorseApplicationErrorCode.NOT_VERIFIED, "input", "application")
                            .by("R22, 通知六")));
        }
        var endorsement =
                new Endorsement(comment, command.at(), command.author().subject());
        return ledger.change(
                Recommendation.class,
                recommendation,
                command.under(mandate.id().value()),
                EndorseApplicationErrorCode.VERSION_CONFLICT,
                current -> current.endorse(RecommendationAccess.department(mandate), endorsement, live(id), call));
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
            return Decision.refused(
                    null,
                    List.of(Refusal.of(
                                    IssueRecommendationLetterErrorCode.DOCUMENT_NUMBER_INVALID,
                                    "input",
                                    "documentNumber")
                            .with("number", draft.documentNumber())));
        }
        var province = Objects.requireNonNull(mandate.province());
        var recommendation = RecommendationId.of(draft.batch(), province);
        if (recommendations.find(recommendation).isEmpty()) {
            return Decision.refused(
                    null,
                    List.of(Refusal.of(IssueRecommendationLetterErrorCode.NOTHING_TO_RECOMMEND, "input", "batch")
                            .by("R22, 通知六")));
        }
        var acting = command.under(mandate.id().value());
        var letter = letter(number, draft.date(), province, acting);
        var chosen = draft.applications() == null
                ? null
                : draft.applications().stream().distinct().toList();
        return ledger.change(
                Recommendation.class,
                recommendation,
                acting,
                IssueRecommendationLetterErrorCode.VERSION_CONFLICT,
                current -> current.issue(letter, chosen, listed(current), batches.get(current.batchId())));
    }

    private Application live(ApplicationId id) {
        return Objects.requireNonNull(intake.all(List.of(id)).get(id));
    }

    // Read after the recommendation: a seat that was given up since only makes room.
    private Map<ApplicationId, Application> listed(Recommendation recommendation) {
        return intake.all(recommendation.applications());
    }

    private Map<ApplicationId, Application> listed(Recommendation recommendation, Application application) {
        return recommendation.applications().isEmpty() ? Map.of(application.id(), application) : listed(recommendation);
    }

    private static String province(Application application) {
        return Objects.requireNonNull(application.content().leadProvince());
    }

    private Examination examination(
            Statement statement, Application application, Batch call, Duty department, Command command) {
        var verification = new Verification(
                statement.method(),
                statement.findings(),
                statement.result(),
                statement.checkedAgainstBaseline(),
                statement.events(),
                department,
                command.at(),
                command.author().subject());
        return new Examination(
                verification,
                application,
                call,
                statement.filing(),
                statement.rank(),
                statement.overQuotaReason(),
                applying(application));
    }

    // R12: for type 4 a provincial department applies, which may be one of the two that recommend.
    private List<Duty> applying(Application application) {
        var applicants = new ArrayList<OrganizationId>();
        applicants.add(application.applicantId());
        applicants.addAll(application.content().coApplicants());
        var known = directory.byId(applicants);
        return applicants.stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .flatMap(applicant -> sides(applicant, province(application)))
                .distinct()
                .toList();
    }

    private static Stream<Duty> sides(Organization applicant, String province) {
        return Stream.of(Duty.values()).filter(side -> applicant.recommendsFor(province, side));
    }

    private Letter letter(DocumentNumber number, @Nullable LocalDate date, String province, Command command) {
        var departments = reference.province(province).orElseThrow();
        return new Letter(
                number.value(),
                date == null ? LocalDate.ofInstant(command.at(), Policy.ZONE) : date,
                departments.ecologyDepartment(),
                departments.developmentDepartment(),
                command.at(),
                command.author());
    }
}
