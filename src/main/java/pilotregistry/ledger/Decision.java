package pilotregistry.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of an act: the aggregate as it stands now, and all reasons when it was refused.
///
/// @param aggregate null when its creation was refused or only tried
public record Decision<A, C extends Enum<C>>(@Nullable A aggregate, List<Refusal<C>> refusals) {

    public Decision {
        refusals = List.copyOf(refusals);
    }

    public static <A, C extends Enum<C>> Decision<A, C> done(A aggregate) {
        return new Decision<>(aggregate, List.of());
    }

    public static <A, C extends Enum<C>> Decision<A, C> refused(@Nullable A aggregate, List<Refusal<C>> refusals) {
        return new Decision<>(aggregate, refusals);
    }

    public boolean accepted() {
        return refusals.isEmpty();
    }
}
