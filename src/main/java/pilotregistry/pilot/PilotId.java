package pilotregistry.pilot;

import java.util.List;
import pilotregistry.application.ApplicationId;
import pilotregistry.batch.BatchId;
import pilotregistry.ledger.Fingerprint;
import pilotregistry.ledger.Identifier;

/// Names a pilot.
public record PilotId(String value) implements Identifier {

    public static final String PREFIX = "pilot";

    /// Always the same for one application: however often it is designated, it becomes one pilot.
    static PilotId of(ApplicationId application) {
        return derived(List.of(application.value()));
    }

    /// Always the same for one name within a batch: however often it is imported, it is one pilot.
    static PilotId of(BatchId batch, String name) {
        return derived(List.of(batch.value(), PilotName.normalized(name)));
    }

    private static PilotId derived(List<String> from) {
        return new PilotId(PREFIX + "_" + Fingerprint.of(from).substring(0, 32));
    }

    @Override
    public String toString() {
        return value;
    }
}
