package pilotregistry.pilot;

/// What an audit credit is worth (R20, F06).
enum CreditStatus {
    PROVISIONAL,
    CONFIRMED,
    VOID
}
