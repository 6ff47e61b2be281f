package pilotregistry.live;

import org.springframework.web.socket.CloseStatus;

/// Why a socket is closed, in the protocol's codes.
final class Closing {

    static final CloseStatus UNAUTHORIZED = new CloseStatus(4401, "Unauthorized");
    static final CloseStatus TOKEN_REFUSED = new CloseStatus(4403, "Forbidden: the token does not hold here");
    static final CloseStatus TOKEN_ENDED = new CloseStatus(4403, "Forbidden: the token has expired");
    static final CloseStatus NO_SUBPROTOCOL = new CloseStatus(4406, "Subprotocol not acceptable");
    static final CloseStatus INIT_TIMEOUT = new CloseStatus(4408, "Connection initialisation timeout");
    static final CloseStatus TWICE_INITIALISED = new CloseStatus(4429, "Too many initialisation requests");
    static final CloseStatus TOO_MANY_MESSAGES = new CloseStatus(1008, "Too many messages at once");
    static final CloseStatus LEAVING = new CloseStatus(1012, "Service restart");
    static final CloseStatus FULL = new CloseStatus(1013, "Too many connections of this client");
    static final CloseStatus ISSUER_SILENT = new CloseStatus(1013, "The token cannot be checked now");

    private static final int LONGEST = 60;

    private Closing() {}

    static CloseStatus malformed(String why) {
        return new CloseStatus(4400, why);
    }

    // A reason has 123 bytes at most, and of what a client sends only letters are told back.
    static CloseStatus taken(String id) {
        var plain = id.replaceAll("[^A-Za-z0-9_-]", "?");
        return new CloseStatus(
                4409, "Subscriber for " + plain.substring(0, Math.min(plain.length(), LONGEST)) + " already exists");
    }
}
