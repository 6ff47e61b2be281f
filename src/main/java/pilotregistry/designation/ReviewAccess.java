package pilotregistry.designation;

import java.util.List;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Role;
import pilotregistry.access.Scope;
import pilotregistry.application.Application;

/// Who sees and does what with reviews: ministries all; an expert the others' part only once his own is given, and
/// nothing after a recusal; the applicant the result of the formal check.
final class ReviewAccess {

    private ReviewAccess() {}

    /// The mandate under which a ministry acts.
    static Mandate ministry(Actor actor) {
        return actor.acting(Scope.WRITE, mandate -> true, Role::ministerial);
    }

    /// The mandate under which an expert acts.
    static Mandate expert(Actor actor) {
        return actor.acting(Scope.WRITE, mandate -> true, Role.EXPERT);
    }

    static boolean isMinistry(Actor actor) {
        return actor.has(Scope.READ) && actor.is(Role::ministerial);
    }

    /// @param application one that the actor sees
    static boolean sees(Actor actor, Review review, Application application) {
        return isMinistry(actor) || isApplicant(actor, application) || advises(actor, review);
    }

    /// The single parts that the actor sees, in the order in which they were given.
    static List<ExpertReview> parts(Actor actor, Review review) {
        if (isMinistry(actor)) {
            return review.experts();
        }
        return hasGiven(actor, review)
                ? review.experts().stream().filter(ExpertReview::counts).toList()
                : List.of();
    }

    /// Whether what all experts together gave is the actor's to see: scores, and how many they are.
    static boolean seesWhole(Actor actor, Review review) {
        return isMinistry(actor) || hasGiven(actor, review);
    }

    static boolean seesChecklist(Actor actor) {
        return isMinistry(actor) || (actor.has(Scope.READ) && actor.is(Role.EXPERT));
    }

    static boolean seesName(Actor actor, ExpertReview expert) {
        return isMinistry(actor) || subject(actor).equals(expert.expert());
    }

    private static boolean advises(Actor actor, Review review) {
        return actor.has(Scope.READ) && actor.is(Role.EXPERT) && !review.isRecused(subject(actor));
    }

    private static boolean hasGiven(Actor actor, Review review) {
        return advises(actor, review)
                && review.of(subject(actor)).filter(ExpertReview::counts).isPresent();
    }

    private static boolean isApplicant(Actor actor, Application application) {
        return actor.has(Scope.READ)
                && (actor.actsFor(application.applicantId(), Role.APPLICANT)
                        || application.content().coApplicants().stream()
                                .anyMatch(body -> actor.actsFor(body, Role.APPLICANT)));
    }

    private static String subject(Actor actor) {
        return actor.identified().map(Actor.Identified::subject).orElse("");
    }
}
