package pilotregistry.designation;

import static pilotregistry.designation.CheckApplicationErrorCode.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.application.Application;
import pilotregistry.application.ApplicationId;
import pilotregistry.application.ApplicationStatus;
import pilotregistry.application.Intake;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.Directory;
import pilotregistry.organization.Organization;
import pilotregistry.organization.OrganizationKind;

/// The ministries' office that looks at what arrives (形式审查): one formal check for each application.
@Component
class FormalOffice {

    private final Ledger ledger;
    private final MongoOperations mongo;
    private final Intake intake;
    private final Directory directory;

    FormalOffice(Ledger ledger, MongoOperations mongo, Intake intake, Directory directory) {
        this.ledger = ledger;
        this.mongo = mongo;
        this.intake = intake;
        this.directory = directory;
        mongo.indexOps(Review.class).createIndex(new Index("application", Direction.ASC).unique());
        mongo.indexOps(Review.class).createIndex(new Index("settled", Direction.ASC));
    }

    /// What was found, before it is a check: who and when come from the command.
    record Paper(
            CheckResult result,
            FormalChecklist checklist,
            @Nullable String reason,
            @Nullable String approval) {

        FormalCheck signed(Mandate mandate, Command command) {
            return new FormalCheck(result, checklist, reason, approval, mandate.role(), command.at());
        }
    }

    Decision<Review, CheckApplicationErrorCode> check(ApplicationId id, Paper paper, Actor actor, Command command) {
        var mandate = ReviewAccess.ministry(actor);
        var application = intake.visible(id, actor);
        var decision = ledger.create(
                Review.class,
                ReviewId.of(id),
                command.under(mandate.id().value()),
                Refusal.of(ALREADY_CHECKED, "input", "application"),
                () -> {
                    var refusals = refusals(application, paper);
                    return refusals.isEmpty()
                            ? Decision.done(Review.opened(id, paper.signed(mandate, command)))
                            : Decision.refused(null, refusals);
                });
        var review = decision.aggregate();
        if (review == null || review.settled()) {
            return decision;
        }
        return settle(review, command.under(mandate.id().value()));
    }

    /// Tells the application; again until it knows.
    private Decision<Review, CheckApplicationErrorCode> settle(Review review, Command command) {
        var check = review.check();
        var told = intake.concluded(
                review.applicationId(),
                check.accepts() ? ApplicationStatus.ACCEPTED : ApplicationStatus.REJECTED,
                check.reason(),
                command.step("application"));
        var settled = ledger.change(Review.class, review.id(), command.step("settled"), ALREADY_CHECKED, known -> {
            known.settle();
            return List.<Refusal<CheckApplicationErrorCode>>of();
        });
        // Withdrawn between the check and the telling: then it was never checked.
        var application = told.aggregate();
        return told.accepted() || application == null
                ? settled
                : Decision.refused(
                        settled.aggregate(),
                        List.of(Refusal.of(NOT_SUBMITTED, "input", "application")
                                .with("status", application.status())));
    }

    /// The checks, done before an instant, that a crash kept from their applications.
    List<Review> unsettled(Instant before) {
        return mongo.find(
                Query.query(Criteria.where("settled").is(false).and("check.at").lte(before)), Review.class);
    }

    void resume(Review review, Command command) {
        settle(review, command);
    }

    private List<Refusal<CheckApplicationErrorCode>> refusals(Application application, Paper paper) {
        var refusals = new ArrayList<Refusal<CheckApplicationErrorCode>>();
        if (application.status() != ApplicationStatus.SUBMITTED) {
            refusals.add(Refusal.of(NOT_SUBMITTED, "input", "application").with("status", application.status()));
        }
        refusals.addAll(flaws(paper.checklist()));
        if (paper.result() == CheckResult.ACCEPT) {
            refusals.addAll(objections(application, paper));
        } else if (isBlank(paper.reason())) {
            refusals.add(Refusal.of(REASON_MISSING, "input", "reason"));
        }
        return refusals;
    }

    private static List<Refusal<CheckApplicationErrorCode>> flaws(FormalChecklist checklist) {
        var flaws = new ArrayList<Refusal<CheckApplicationErrorCode>>();
        if (checklist.paperCopies() < 0) {
            flaws.add(Refusal.of(PAPER_COPIES_INVALID, "input", "checklist", "paperCopies")
                    .by("R26, 通知六"));
        }
        if (checklist.postedOn() != null
                && checklist.receivedOn() != null
                && checklist.receivedOn().isBefore(checklist.postedOn())) {
            flaws.add(Refusal.of(RECEIVED_BEFORE_POSTED, "input", "checklist", "receivedOn"));
        }
        return flaws;
    }

    /// What speaks against accepting it as it is.
    private List<Refusal<CheckApplicationErrorCode>> objections(Application application, Paper paper) {
        var objections = new ArrayList<Refusal<CheckApplicationErrorCode>>();
        if (!paper.checklist().complete() && isBlank(paper.reason())) {
            objections.add(Refusal.of(CHECKLIST_INCOMPLETE, "input", "reason").by("R26, 通知六"));
        }
        // 等: another kind of applicant needs somebody who answers for it (R10)
        if (isBlank(paper.approval()) && applicant(application).kind() == OrganizationKind.OTHER) {
            objections.add(Refusal.of(APPROVAL_MISSING, "input", "approval")
                    .by("R10, 通知三")
                    .with("applicant", applicant(application).name()));
        }
        return objections;
    }

    private Organization applicant(Application application) {
        return Objects.requireNonNull(directory.find(application.applicantId()).orElse(null), "applicant");
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
