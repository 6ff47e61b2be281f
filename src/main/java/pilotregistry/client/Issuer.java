package pilotregistry.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Whoever gives client programs their tokens, as far as the registry administers it.
interface Issuer {

    /// Whether clients are made here.
    boolean administered();

    /// Whether a former secret can be let in beside a new one.
    boolean overlaps(ClientId id);

    /// Whether a client of this name could be made.
    ///
    /// @param act as for making it
    boolean free(ClientId id, String act);

    /// Makes a client and its first secret.
    ///
    /// @param act the same when what was cut off is tried again, and else another one
    /// @return empty where another one has the name
    Optional<IssuedSecret> register(ClientId id, ClientTerms terms, String act);

    /// Makes the newest of its secrets, whose key is recorded already. Nobody else does so at the same time.
    ///
    /// @return under that key
    IssuedSecret rotate(Client client, Duration overlap, Instant at);

    /// Lets it get tokens, or no longer, and for its scopes alone; what was settled before is settled again.
    void settle(Client client);
}
