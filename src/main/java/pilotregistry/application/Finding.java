package pilotregistry.application;

import java.util.List;
import java.util.Map;
import pilotregistry.ledger.Refusal;

/// What one rule of the batch says of an application now: the verdict, and what to do.
///
/// @param rule number of the rule, such as `R25`
/// @param path into the content, from `content` on
/// @param facts what the message mentions
public record Finding(
        String rule, FindingCode code, Verdict verdict, List<String> path, Map<String, Object> facts) {

    /// How much a rule weighs when it is not met.
    public enum Severity {
        REFUSES,
        FLAGS,
        RANKS
    }

    /// Whether a rule is met.
    public enum Verdict {
        MET,
        NOT_MET,
        /// left to a person's judgement
        TO_BE_JUDGED
    }

    static Finding met(String rule, FindingCode code) {
        return new Finding(rule, code, Verdict.MET, List.of(), Map.of());
    }

    static Finding notMet(String rule, FindingCode code, String... path) {
        return new Finding(rule, code, Verdict.NOT_MET, List.of(path), Map.of());
    }

    static Finding toBeJudged(String rule, FindingCode code, String... path) {
        return new Finding(rule, code, Verdict.TO_BE_JUDGED, List.of(path), Map.of());
    }

    Finding with(String name, Object value) {
        var more = new java.util.HashMap<>(facts);
        more.put(name, value);
        return new Finding(rule, code, verdict, path, Map.copyOf(more));
    }

    public Severity severity() {
        return code.severity();
    }

    boolean refuses() {
        return verdict == Verdict.NOT_MET && severity() == Severity.REFUSES;
    }

    /// The same as a refusal of the act that needs it met: the codes of both have the same names.
    <C extends Enum<C>> Refusal<C> refusal(Class<C> codes, String clause) {
        return new Refusal<>(Enum.valueOf(codes, code.name()), path, clause, facts);
    }
}
