package pilotregistry.report;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Role;
import pilotregistry.access.Scope;

/// Of which applications a reader sees all, so that their number may be told: a department those of its province; a
/// ministry or analyst all that were submitted.
///
/// @param provinces codes of the provinces of which the reader sees what was filed
/// @param submitted whether all that was submitted is the reader's to see
record FunnelSight(Set<String> provinces, boolean submitted) {

    static FunnelSight of(Actor actor) {
        if (!actor.has(Scope.READ)) {
            return new FunnelSight(Set.of(), false);
        }
        var provinces = actor.mandates(Role::provincial)
                .map(Mandate::province)
                .filter(province -> province != null)
                .collect(Collectors.toSet());
        return new FunnelSight(provinces, actor.is(Role::ministerial) || actor.is(Role.ANALYST));
    }

    /// Whether all that was filed is seen; `province` is null for all provinces.
    boolean seesFiled(@Nullable String province) {
        return province != null && provinces.contains(province);
    }

    boolean seesSubmitted(@Nullable String province) {
        return submitted || seesFiled(province);
    }

    boolean seesAny() {
        return submitted || !provinces.isEmpty();
    }
}
