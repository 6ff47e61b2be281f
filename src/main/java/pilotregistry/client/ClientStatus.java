package pilotregistry.client;

/// Whether a client program is let in.
enum ClientStatus {
    ACTIVE,
    SUSPENDED
}
