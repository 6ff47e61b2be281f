package pilotregistry.alert;

import java.security.SecureRandom;
import java.util.Base64;

/// What a saved search holds alone, by plain unique indexes; given up when it is deleted.
///
/// @param token in the addresses of its feed and of turning it off
/// @param claim one of the seats of its owner
record SearchKeys(String token, String claim) {

    static final String TOKEN = "[A-Za-z0-9_-]{43}";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static SearchKeys of(String owner, int seat) {
        return new SearchKeys(secret(), claim(owner, seat));
    }

    static String claim(String owner, int seat) {
        return owner + "/" + seat;
    }

    /// What nobody guesses.
    static String secret() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
