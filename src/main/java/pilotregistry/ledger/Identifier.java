package pilotregistry.ledger;

/// An identifier: stored and shown as the string it wraps, which begins with the kind of thing it names.
public interface Identifier {

    String value();
}
