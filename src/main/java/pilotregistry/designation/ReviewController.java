package pilotregistry.designation;

import graphql.GraphQLContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.application.Application;
import pilotregistry.application.ApplicationId;
import pilotregistry.application.Intake;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.Directory;
import pilotregistry.organization.Organization;

/// GraphQL: formal checks and experts' reviews; each field shows what the caller may see of it.
@Controller
class ReviewController {

    private final FormalOffice office;
    private final ReviewPanel panel;
    private final Intake intake;
    private final Directory directory;

    ReviewController(FormalOffice office, ReviewPanel panel, Intake intake, Directory directory) {
        this.office = office;
        this.panel = panel;
        this.intake = intake;
        this.directory = directory;
    }

    record CheckApplicationInput(
            ApplicationId application,
            FormalChecklist checklist,
            CheckResult result,
            @Nullable String reason,
            @Nullable String approval) {}

    record CheckApplicationPayload(
            @Nullable Review review,
            @Nullable Application application,
            List<Refusal<CheckApplicationErrorCode>> errors) {}

    record RecusalInput(boolean declared, @Nullable String reason) {}

    record ReviewApplicationInput(
            ApplicationId application,
            @Nullable RecusalInput recusal,
            @Nullable List<Score> scores,
            @Nullable String opinion) {

        ReviewPanel.Paper paper() {
            var stepsBack = recusal != null && recusal.declared();
            var reason = recusal == null || recusal.reason() == null ? "" : recusal.reason();
            return new ReviewPanel.Paper(stepsBack ? reason : null, scores == null ? List.of() : scores, opinion);
        }
    }

    record ReviewApplicationPayload(@Nullable Review review, List<Refusal<ReviewApplicationErrorCode>> errors) {}

    @MutationMapping
    CheckApplicationPayload checkApplication(@Argument CheckApplicationInput input, Actor actor, Command command) {
        var paper = new FormalOffice.Paper(input.result(), input.checklist(), input.reason(), input.approval());
        var decision = office.check(input.application(), paper, actor, command);
        return new CheckApplicationPayload(
                decision.aggregate(), intake.visible(input.application(), actor), decision.refusals());
    }

    @MutationMapping
    ReviewApplicationPayload reviewApplication(@Argument ReviewApplicationInput input, Actor actor, Command command) {
        Decision<Review, ReviewApplicationErrorCode> decision =
                panel.review(input.application(), input.paper(), actor, command);
        var review = decision.aggregate();
        // After a recusal the review is no longer the expert's to see, in the answer to it either.
        return new ReviewApplicationPayload(
                review == null
                        ? null
                        : panel.byId(List.of(review.id()), actor).stream()
                                .findFirst()
                                .orElse(null),
                decision.refusals());
    }

    @BatchMapping(typeName = "Application")
    Map<Application, Review> review(List<Application> applications, GraphQLContext context) {
        Actor actor = context.getOrDefault(Actor.class, new Actor.Anonymous());
        var found = panel.of(applications, actor);
        return applications.stream()
                .distinct()
                .filter(application -> found.containsKey(application.id()))
                .collect(Collectors.toMap(
                        Function.identity(), application -> Objects.requireNonNull(found.get(application.id()))));
    }

    @BatchMapping(typeName = "Review")
    Map<Review, Application> application(List<Review> reviews, GraphQLContext context) {
        Actor actor = context.getOrDefault(Actor.class, new Actor.Anonymous());
        var found = intake.visible(reviews.stream().map(Review::applicationId).collect(Collectors.toSet()), actor);
        return reviews.stream()
                .distinct()
                .filter(review -> found.containsKey(review.applicationId()))
                .collect(Collectors.toMap(
                        Function.identity(), review -> Objects.requireNonNull(found.get(review.applicationId()))));
    }

    // Grows with every expert's part: to those who may not know how many there are it would tell.
    @SchemaMapping
    @Nullable
    Integer version(Review review, Actor actor) {
        return ReviewAccess.seesWhole(actor, review) ? Math.toIntExact(review.version()) : null;
    }

    @SchemaMapping
    List<ExpertReview> experts(Review review, Actor actor) {
        return ReviewAccess.parts(actor, review);
    }

    @SchemaMapping
    @Nullable
    BigDecimal meanScore(Review review, Actor actor) {
        return ReviewAccess.seesWhole(actor, review) ? review.mean() : null;
    }

    @SchemaMapping
    @Nullable
    FormalChecklist checklist(FormalCheck check, Actor actor) {
        return ReviewAccess.seesChecklist(actor) ? check.checklist() : null;
    }

    @SchemaMapping
    @Nullable
    String approval(FormalCheck check, Actor actor) {
        return ReviewAccess.seesChecklist(actor) ? check.approval() : null;
    }

    @SchemaMapping
    @Nullable
    String name(ExpertReview expert, Actor actor) {
        return ReviewAccess.seesName(actor, expert) ? expert.name() : null;
    }

    @BatchMapping(typeName = "ExpertReview")
    Map<ExpertReview, Organization> organization(List<ExpertReview> experts, GraphQLContext context) {
        Actor actor = context.getOrDefault(Actor.class, new Actor.Anonymous());
        var named = experts.stream()
                .distinct()
                .filter(expert -> ReviewAccess.seesName(actor, expert))
                .toList();
        var found =
                directory.byId(named.stream().map(ExpertReview::organizationId).collect(Collectors.toSet()));
        return named.stream()
                .filter(expert -> found.containsKey(expert.organizationId()))
                .collect(Collectors.toMap(
                        Function.identity(), expert -> Objects.requireNonNull(found.get(expert.organizationId()))));
    }
}
