package pilotregistry.language;

import java.util.Map;

/// The exceptional answer: a stable code for programs, and a message key with facts for people. Refusals of the law are
/// values and never come this way.
public class CodedException extends RuntimeException {

    private final String code;
    private final transient Map<String, Object> facts;

    public CodedException(String code, Map<String, Object> facts) {
        super(code + facts);
        this.code = code;
        this.facts = Map.copyOf(facts);
    }

    public CodedException(String code) {
        this(code, Map.of());
    }

    public final String code() {
        return code;
    }

    public final Map<String, Object> facts() {
        return facts;
    }
}
