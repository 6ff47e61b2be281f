package pilotregistry.alert;

import pilotregistry.ledger.Identifier;

/// Names one saved search.
public record SavedSearchId(String value) implements Identifier {

    static final String PREFIX = "savedsearch";

    @Override
    public String toString() {
        return value;
    }
}
