package pilotregistry.access;

import java.util.Map;
import pilotregistry.language.CodedException;

/// Visible, but not yours to do: the message says which scope or mandate is missing.
public class Forbidden extends CodedException {

    private Forbidden(String code, Map<String, Object> facts) {
        super(code, facts);
    }

    static Forbidden unauthenticated() {
        return new Forbidden("UNAUTHENTICATED", Map.of());
    }

    static Forbidden scope(Scope scope) {
        return new Forbidden("SCOPE_MISSING", Map.of("scope", scope.value()));
    }

    public static Forbidden mandate() {
        return new Forbidden("FORBIDDEN", Map.of());
    }
}
