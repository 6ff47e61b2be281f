package pilotregistry.sheet;

import pilotregistry.ledger.Identifier;

/// Names one run of an import.
record ImportId(String value) implements Identifier {

    static final String PREFIX = "import";

    @Override
    public String toString() {
        return value;
    }
}
