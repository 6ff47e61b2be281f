package pilotregistry.export;

import pilotregistry.ledger.Identifier;

/// Names one export.
public record ExportId(String value) implements Identifier {

    static final String PREFIX = "export";

    @Override
    public String toString() {
        return value;
    }
}
