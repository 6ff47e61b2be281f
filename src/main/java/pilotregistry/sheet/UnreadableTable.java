package pilotregistry.sheet;

import java.util.List;
import pilotregistry.ledger.Refusal;

/// Ends the reading of a table that cannot be read, or not as it was asked; nothing of it is imported.
public final class UnreadableTable extends RuntimeException {

    private final transient List<Refusal<TableFlaw>> refusals;

    public UnreadableTable(List<Refusal<TableFlaw>> refusals) {
        super(refusals.toString());
        this.refusals = List.copyOf(refusals);
    }

    public UnreadableTable(Refusal<TableFlaw> refusal) {
        this(List.of(refusal));
    }

    public List<Refusal<TableFlaw>> refusals() {
        return refusals;
    }
}
