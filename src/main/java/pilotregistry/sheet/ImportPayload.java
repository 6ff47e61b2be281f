package pilotregistry.sheet;

import java.util.List;

/// What every mutation that imports answers with, beside its own refusals: what came of the rows.
public interface ImportPayload {

    ImportReport report();

    default int created() {
        return report().count(ImportOutcome.CREATED);
    }

    default int unchanged() {
        return report().count(ImportOutcome.UNCHANGED);
    }

    default int changed() {
        return report().count(ImportOutcome.CHANGED);
    }

    default int refused() {
        return report().count(ImportOutcome.REFUSED);
    }

    default int withheld() {
        return report().count(ImportOutcome.WITHHELD);
    }

    default int rowCount() {
        return report().rowCount();
    }

    default List<ImportFinding> findings() {
        return report().findings();
    }

    default List<ImportedRow> rows() {
        return report().rows();
    }
}
