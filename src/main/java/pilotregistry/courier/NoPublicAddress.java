package pilotregistry.courier;

import java.net.ConnectException;

/// A target leads to no address, or to one that only the registry could reach.
public class NoPublicAddress extends ConnectException {

    private static final long serialVersionUID = 1L;

    NoPublicAddress() {
        super("not a public address");
    }
}
