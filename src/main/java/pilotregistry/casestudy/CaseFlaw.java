package pilotregistry.casestudy;

import java.util.List;
import java.util.Map;
import pilotregistry.ledger.Refusal;

/// Something in the content that cannot stand even in a draft: a code nobody knows, a unit that cannot fit.
///
/// @param path within the content, such as `results`, `0`, `unit`
record CaseFlaw(Code code, List<String> path, Map<String, Object> facts) {

    /// What can be wrong; the codes of drafting, editing and importing share these names.
    enum Code {
        TITLE_MISSING,
        TOO_LONG,
        TOO_MANY,
        LISTED_TWICE,
        CONTROL_CHARACTER,
        UNKNOWN_INDUSTRY,
        UNKNOWN_PROVINCE,
        UNKNOWN_PREFECTURE,
        PREFECTURE_NOT_IN_PROVINCE,
        UNKNOWN_REGION,
        UNKNOWN_WATERSHED,
        UNKNOWN_METRIC,
        UNIT_DOES_NOT_FIT,
        UNKNOWN_OUTCOME,
        OUTCOME_WITHOUT_NUMBER,
        NUMBER_OUT_OF_RANGE,
        UNKNOWN_LICENCE
    }

    /// @param codes an enum with the names of all of these
    <C extends Enum<C>> Refusal<C> refusal(Class<C> codes) {
        var whole = new java.util.ArrayList<>(List.of("input", "content"));
        whole.addAll(path);
        return new Refusal<>(Enum.valueOf(codes, code.name()), whole, null, facts);
    }
}
