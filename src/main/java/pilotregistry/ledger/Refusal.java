package pilotregistry.ledger;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One reason why an act is refused, for people and programs: the act's own code, the input it concerns, the clause.
///
/// @param path names into the mutation's arguments, for example `input`, `deadline`
/// @param clause rule and clause, for example `R25, 通知六`; null where no law is involved
/// @param facts what the message mentions
public record Refusal<C extends Enum<C>>(
        C code, List<String> path, @Nullable String clause, Map<String, Object> facts) {

    public static <C extends Enum<C>> Refusal<C> of(C code, String... path) {
        return new Refusal<>(code, List.of(path), null, Map.of());
    }

    public Refusal<C> by(String rule) {
        return new Refusal<>(code, path, rule, facts);
    }

    public Refusal<C> with(String name, Object value) {
        var more = new java.util.LinkedHashMap<>(facts);
        more.put(name, value);
        return new Refusal<>(code, path, clause, Map.copyOf(more));
    }

    /// The key of its message.
    public String key() {
        return code.getDeclaringClass().getSimpleName() + "." + code.name();
    }
}
