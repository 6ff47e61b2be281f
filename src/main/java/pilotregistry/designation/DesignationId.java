package pilotregistry.designation;

import java.util.List;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.DocumentNumber;
import pilotregistry.ledger.Fingerprint;
import pilotregistry.ledger.Identifier;

/// Names a designation.
public record DesignationId(String value) implements Identifier {

    public static final String PREFIX = "designation";

    /// Always the same for one document number in one batch: both ministries sign the same designation.
    static DesignationId of(BatchId batch, DocumentNumber number) {
        return new DesignationId(PREFIX + "_"
                + Fingerprint.of(List.of(batch.value(), number.value())).substring(0, 32));
    }

    @Override
    public String toString() {
        return value;
    }
}
