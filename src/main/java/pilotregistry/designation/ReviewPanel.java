package pilotregistry.designation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Role;
import pilotregistry.application.Application;
import pilotregistry.application.ApplicationId;
import pilotregistry.application.ApplicationStatus;
import pilotregistry.application.Intake;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.Directory;

/// The experts' panel (专家评审): scores with criteria, conflicts of interest, recusal.
@Component
class ReviewPanel {

    private final Ledger ledger;
    private final MongoOperations mongo;
    private final Intake intake;
    private final Directory directory;

    ReviewPanel(Ledger ledger, MongoOperations mongo, Intake intake, Directory directory) {
        this.ledger = ledger;
        this.mongo = mongo;
        this.intake = intake;
        this.directory = directory;
    }

    /// What an expert hands in.
    ///
    /// @param recusal null unless the expert steps back; its reason may be blank, which is refused
    record Paper(
            @Nullable String recusal,
            List<Score> scores,
            @Nullable String opinion) {}

    Decision<Review, ReviewApplicationErrorCode> review(ApplicationId id, Paper paper, Actor actor, Command command) {
        var mandate = ReviewAccess.expert(actor);
        var application = intake.visible(id, actor);
        var conflicts = conflicts(actor, application);
        var expert =
                new ExpertReview(command.author().subject(), name(actor), mandate.organizationId(), List.of(), null);
        return ledger.change(
                Review.class,
                ReviewId.of(id),
                command.under(mandate.id().value()),
                ReviewApplicationErrorCode.NOT_UNDER_REVIEW,
                review -> {
                    var status = intake.visible(id, actor).status();
                    if (status != ApplicationStatus.ACCEPTED) {
                        return List.of(Refusal.of(ReviewApplicationErrorCode.NOT_UNDER_REVIEW, "input", "application")
                                .with("status", status));
                    }
                    return paper.recusal() == null
                            ? review.give(expert, conflicts, paper.scores(), paper.opinion(), command.at())
                            : review.recuse(
                                    expert,
                                    new Recusal(paper.recusal(), conflicts, command.at()),
                                    !paper.scores().isEmpty() || paper.opinion() != null);
                });
    }

    /// Every mandate binds, whatever its role: who also works for the applicant is no expert on it.
    private List<Conflict> conflicts(Actor actor, Application application) {
        var mandates = actor.mandates(Role.values()).toList();
        var bodies =
                directory.byId(mandates.stream().map(Mandate::organizationId).collect(Collectors.toSet()));
        return mandates.stream()
                .map(Mandate::organizationId)
                .distinct()
                .map(bodies::get)
                .filter(Objects::nonNull)
                .map(body -> new Affiliation(body.id(), body.name(), body.socialCreditCode(), body.provinceCode()))
                .flatMap(
                        affiliation -> affiliation.conflicts(application.applicantId(), application.content()).stream())
                .distinct()
                .toList();
    }

    private static String name(Actor actor) {
        return actor.identified().map(Actor.Identified::name).orElseThrow();
    }

    /// The reviews of these applications, as far as the actor may see them.
    Map<ApplicationId, Review> of(Collection<Application> applications, Actor actor) {
        var byId = applications.stream()
                .collect(Collectors.toMap(Application::id, Function.identity(), (one, same) -> one));
        return mongo.find(Query.query(Criteria.where("application").in(byId.keySet())), Review.class).stream()
                .filter(review ->
                        ReviewAccess.sees(actor, review, Objects.requireNonNull(byId.get(review.applicationId()))))
                .collect(Collectors.toMap(Review::applicationId, Function.identity()));
    }

    /// The same by the reviews' own ids.
    List<Review> byId(Collection<ReviewId> ids, Actor actor) {
        var found = mongo.find(Query.query(Criteria.where("_id").in(ids)), Review.class);
        var applications =
                intake.visible(found.stream().map(Review::applicationId).toList(), actor);
        return List.copyOf(of(applications.values(), actor).values());
    }
}
