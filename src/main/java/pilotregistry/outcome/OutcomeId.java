package pilotregistry.outcome;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.ledger.Fingerprint;
import pilotregistry.ledger.Identifier;

/// Names an outcome: always the same for one metric of one pilot, or of one enterprise of it, in one period.
public record OutcomeId(String value) implements Identifier {

    public static final String PREFIX = "outcome";

    static OutcomeId of(OutcomeSubject subject) {
        var enterprise = subject.enterprise();
        var named = List.of(
                subject.pilot().value(),
                enterprise == null ? "" : code(enterprise.socialCreditCode()),
                subject.metric(),
                subject.period().key(),
                code(subject.item()));
        return new OutcomeId(PREFIX + "_" + Fingerprint.of(named).substring(0, 32));
    }

    private static String code(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public String toString() {
        return value;
    }
}
