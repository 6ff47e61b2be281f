package pilotregistry.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// An issuer that the registry only trusts: whoever keeps it makes its clients.
final class UnknownIssuer implements Issuer {

    @Override
    public boolean administered() {
        return false;
    }

    @Override
    public boolean overlaps(ClientId id) {
        return false;
    }

    @Override
    public boolean free(ClientId id, String act) {
        throw new IllegalStateException("not administered");
    }

    @Override
    public Optional<IssuedSecret> register(ClientId id, ClientTerms terms, String act) {
        throw new IllegalStateException("not administered");
    }

    @Override
    public IssuedSecret rotate(Client client, Duration overlap, Instant at) {
        throw new IllegalStateException("not administered");
    }

    @Override
    public void settle(Client client) {
        // There is nothing to be said to it; its tokens are refused here.
    }
}
