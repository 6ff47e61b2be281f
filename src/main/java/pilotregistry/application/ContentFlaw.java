package pilotregistry.application;

import java.util.List;
import java.util.Map;
import pilotregistry.ledger.Refusal;

/// Something in the content that cannot stand even in a draft: a code nobody knows, a unit that cannot fit.
///
/// @param code a name that the codes of drafting and of editing share
record ContentFlaw(String code, List<String> path, Map<String, Object> facts) {

    <C extends Enum<C>> Refusal<C> refusal(Class<C> codes) {
        return new Refusal<>(Enum.valueOf(codes, code), path, null, facts);
    }
}
