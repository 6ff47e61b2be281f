package pilotregistry.ledger;

/// The identity of one thing in the registry: a record over the string that is stored and shown.
public interface Identifier {

    String value();
}
