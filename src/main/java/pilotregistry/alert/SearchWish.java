package pilotregistry.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import pilotregistry.language.Language;
import pilotregistry.ledger.Refusal;

/// What somebody wants to be told of, and how.
///
/// @param language in which it is told
record SearchWish(
        String name, Question question, Language language, AlertChannel channel, DigestInterval interval, Instant at) {

    private static final int LONGEST_NAME = 100;

    List<Refusal<SaveSearchErrorCode>> refusals() {
        var refusals = new ArrayList<Refusal<SaveSearchErrorCode>>();
        if (name.isBlank()) {
            refusals.add(Refusal.of(SaveSearchErrorCode.NAME_MISSING, "input", "name"));
        } else if (name.length() > LONGEST_NAME) {
            refusals.add(Refusal.of(SaveSearchErrorCode.NAME_TOO_LONG, "input", "name")
                    .with("limit", LONGEST_NAME));
        }
        return refusals;
    }
}
