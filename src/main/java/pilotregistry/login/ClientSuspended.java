package pilotregistry.login;

import org.springframework.security.oauth2.jwt.BadJwtException;

/// A token that holds, of a client program that is not let in.
final class ClientSuspended extends BadJwtException {

    private static final long serialVersionUID = 1L;

    ClientSuspended() {
        super("The client is suspended");
    }
}
