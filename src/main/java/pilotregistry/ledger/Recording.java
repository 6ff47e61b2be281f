package pilotregistry.ledger;

/// Published in the process after a change is stored; the outbox, not this signal, is what nothing may miss.
public record Recording(Recorded aggregate) {}
