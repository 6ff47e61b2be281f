package pilotregistry.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotregistry.organization.OrganizationId;

/// Who is asking.
public sealed interface Actor {

    /// Reads what is public.
    record Anonymous() implements Actor {}

    /// A person through a client, or a client itself, with the mandates that hold now.
    record Identified(String subject, String name, @Nullable String client, Set<String> scopes, List<Mandate> mandates)
            implements Actor {}

    /// The mandates in any of these roles that hold now.
    default Stream<Mandate> mandates(Role... roles) {
        return switch (this) {
            case Anonymous() -> Stream.empty();
            case Identified identified ->
                identified.mandates().stream()
                        .filter(mandate -> Arrays.asList(roles).contains(mandate.role()));
        };
    }

    /// The same for every role of one part, such as `Role::ministerial`.
    default Stream<Mandate> mandates(Predicate<Role> part) {
        return mandates(Role.values()).filter(mandate -> part.test(mandate.role()));
    }

    default boolean is(Predicate<Role> part) {
        return mandates(part).findAny().isPresent();
    }

    default boolean is(Role... roles) {
        return mandates(roles).findAny().isPresent();
    }

    default boolean actsFor(OrganizationId organization, Role... roles) {
        return mandates(roles).anyMatch(mandate -> mandate.organizationId().equals(organization));
    }

    default boolean has(Scope scope) {
        return this instanceof Identified identified && identified.scopes().contains(scope.value());
    }

    /// The mandate under which an act is done, which needs the scope and one of the roles.
    ///
    /// @throws Forbidden naming what is missing
    default Mandate acting(Scope scope, Predicate<Mandate> fits, Role... roles) {
        requireScope(scope);
        return mandates(roles).filter(fits).findFirst().orElseThrow(Forbidden::mandate);
    }

    /// The same for every role of one part.
    ///
    /// @throws Forbidden naming what is missing
    default Mandate acting(Scope scope, Predicate<Mandate> fits, Predicate<Role> part) {
        return acting(scope, fits.and(mandate -> part.test(mandate.role())), Role.values());
    }

    /// Insists on a scope.
    ///
    /// @throws Forbidden when nobody is recognised, or the client program was not allowed this
    default void requireScope(Scope scope) {
        if (this instanceof Anonymous) {
            throw Forbidden.unauthenticated();
        }
        if (!has(scope)) {
            throw Forbidden.scope(scope);
        }
    }

    default Optional<Identified> identified() {
        return this instanceof Identified identified ? Optional.of(identified) : Optional.empty();
    }

    /// What class of fields the actor may read.
    default FieldClass reads() {
        if (!has(Scope.READ)) {
            return FieldClass.PUBLIC;
        }
        if (is(
                Role.APPLICANT,
                Role.PROVINCIAL_ECOLOGY,
                Role.PROVINCIAL_DEVELOPMENT_AND_REFORM,
                Role.MINISTRY_ECOLOGY,
                Role.MINISTRY_DEVELOPMENT_AND_REFORM,
                Role.ADMINISTRATOR)) {
            return FieldClass.INTERNAL;
        }
        return is(Role.EXPERT, Role.ANALYST) || (is(Role.PARTNER) && has(Scope.PARTNER))
                ? FieldClass.PARTNER
                : FieldClass.PUBLIC;
    }
}
