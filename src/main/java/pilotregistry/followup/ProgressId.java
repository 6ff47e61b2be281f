package pilotregistry.followup;

import pilotregistry.ledger.Identifier;
import pilotregistry.pilot.PilotId;

/// Names the progress of one pilot in one period.
public record ProgressId(String value) implements Identifier {

    public static final String PREFIX = "progress";

    static ProgressId of(PilotId pilot, Period period) {
        return new ProgressId(PREFIX + "_" + pilot.value().substring(PilotId.PREFIX.length() + 1) + "_" + period.from()
                + "_" + period.to());
    }

    @Override
    public String toString() {
        return value;
    }
}
