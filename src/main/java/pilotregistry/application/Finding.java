package pilotregistry.application;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pilotregistry.ledger.Refusal;

/// What one rule of the batch says of an application now: the verdict, and what to do.
///
/// @param path into the application: `content`, … or `applicant`, `attachments`
/// @param facts what the message mentions
public record Finding(FindingCode code, Verdict verdict, List<String> path, Map<String, Object> facts) {

    /// How much a rule weighs when it is not met.
    public enum Severity {
        REFUSES,
        FLAGS,
        RANKS
    }

    /// Whether a rule is met.
    public enum Verdict {
        MET(".met"),
        NOT_MET(""),
        /// left to a person's judgement
        TO_BE_JUDGED(".open");

        private final String suffix;

        Verdict(String suffix) {
            this.suffix = suffix;
        }
    }

    static Finding of(FindingCode code, boolean met, String... path) {
        return new Finding(code, met ? Verdict.MET : Verdict.NOT_MET, List.of(path), Map.of());
    }

    static Finding open(FindingCode code, String... path) {
        return new Finding(code, Verdict.TO_BE_JUDGED, List.of(path), Map.of());
    }

    Finding with(String name, Object value) {
        var more = new HashMap<>(facts);
        more.put(name, value);
        return new Finding(code, verdict, path, Map.copyOf(more));
    }

    /// Number of the rule, such as `R25`.
    public String rule() {
        return code.rule();
    }

    public Severity severity() {
        return code.severity();
    }

    /// The key of its message, which differs by verdict.
    String key() {
        return "FindingCode." + code + verdict.suffix;
    }

    /// The key of what to do about it.
    String remedyKey() {
        return "FindingCode." + code + ".remedy";
    }

    boolean refuses() {
        return verdict == Verdict.NOT_MET && severity() == Severity.REFUSES;
    }

    /// The same as a refusal of the act that needs it met: the codes of both have the same names.
    <C extends Enum<C>> Refusal<C> refusal(Class<C> codes, String clause) {
        return new Refusal<>(Enum.valueOf(codes, code.name()), path, clause, facts);
    }
}
