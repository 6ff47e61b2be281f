package pilotregistry.recommendation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Role;
import pilotregistry.access.Scope;
import pilotregistry.application.Application;
import pilotregistry.application.ApplicationAccess;
import pilotregistry.organization.Duty;

/// Who sees what of a recommendation: its province's two departments all of it; the ministries what its letters name;
/// an applicant the entry of its own application, never the others. Nobody else anything.
final class RecommendationAccess {

    private RecommendationAccess() {}

    static Criteria visibleTo(Actor actor) {
        var any = new ArrayList<Criteria>();
        if (actor.has(Scope.READ)) {
            actor.mandates(Role::provincial)
                    .map(Mandate::province)
                    .distinct()
                    .forEach(province ->
                            any.add(Criteria.where("opening.province").is(province)));
            if (actor.is(Role::ministerial)) {
                any.add(Criteria.where("letters.0").exists(true));
            }
        }
        // No criterion of its own means nothing at all, never everything.
        return any.isEmpty() ? Criteria.where("_id").is("") : new Criteria().orOperator(any);
    }

    static boolean sees(Actor actor, Recommendation recommendation) {
        return actor.has(Scope.READ)
                && (isProvince(actor, recommendation.provinceCode())
                        || (!recommendation.letters().isEmpty() && actor.is(Role::ministerial)));
    }

    /// The entries as this actor may see them.
    static List<Entry> entries(Actor actor, Recommendation recommendation) {
        if (actor.has(Scope.READ) && isProvince(actor, recommendation.provinceCode())) {
            return recommendation.entriesByRank();
        }
        return actor.has(Scope.READ) && actor.is(Role::ministerial)
                ? recommendation.entriesByRank().stream()
                        .filter(Entry::inAnyLetter)
                        .map(Entry::asInLetters)
                        .toList()
                : List.of();
    }

    /// The entry of one application, for whoever has that application before them.
    static Optional<Entry> entry(Actor actor, Recommendation recommendation, Application application) {
        var visible = actor.has(Scope.READ) && ApplicationAccess.isApplicant(actor, application)
                ? recommendation.entriesByRank()
                : entries(actor, recommendation);
        return visible.stream()
                .filter(entry -> entry.application().equals(application.id()))
                .findFirst();
    }

    /// Which of the two slots a mandate fills (R22).
    static Duty department(Mandate mandate) {
        return mandate.role() == Role.PROVINCIAL_ECOLOGY ? Duty.ECOLOGY_AND_ENVIRONMENT : Duty.DEVELOPMENT_AND_REFORM;
    }

    /// The mandate under which one of the departments of a province issues a letter.
    static Mandate province(Actor actor, @Nullable String province) {
        return actor.acting(
                Scope.WRITE,
                mandate -> mandate.province() != null && (province == null || province.equals(mandate.province())),
                Role::provincial);
    }

    private static boolean isProvince(Actor actor, String province) {
        return actor.mandates(Role::provincial).anyMatch(mandate -> province.equals(mandate.province()));
    }
}
