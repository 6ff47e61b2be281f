package pilotregistry.historic;

import java.util.List;
import pilotregistry.ledger.Refusal;

/// Ends the reading of a table that cannot be read, or not as it was asked; nothing of it is imported.
final class UnreadableTable extends RuntimeException {

    private final transient List<Refusal<ImportPilotsErrorCode>> refusals;

    UnreadableTable(List<Refusal<ImportPilotsErrorCode>> refusals) {
        super(refusals.toString());
        this.refusals = List.copyOf(refusals);
    }

    UnreadableTable(Refusal<ImportPilotsErrorCode> refusal) {
        this(List.of(refusal));
    }

    List<Refusal<ImportPilotsErrorCode>> refusals() {
        return refusals;
    }
}
