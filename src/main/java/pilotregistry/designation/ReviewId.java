package pilotregistry.designation;

import pilotregistry.application.ApplicationId;
import pilotregistry.ledger.Identifier;

/// Names a review: there is one for each application.
public record ReviewId(String value) implements Identifier {

    public static final String PREFIX = "review";

    static ReviewId of(ApplicationId application) {
        return new ReviewId(PREFIX + "_" + application.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
