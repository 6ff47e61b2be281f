package pilotregistry.alert;

import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// What a saved search holds alone, by plain unique indexes; given up when it is deleted.
///
/// @param token in the addresses of its feed and of turning it off
/// @param claim one of the seats of its owner
/// @param confirmation in the address that only whoever is to be told is sent; null where nothing is to be confirmed
/// @param confirmed the address whose owner agreed to be told
/// @param secret with which what a webhook is sent is signed
record SearchKeys(
        String token,
        String claim,
        @Nullable String confirmation,
        @Nullable String confirmed,
        @Nullable String secret) {

    static final String TOKEN = "[A-Za-z0-9_-]{43}";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static SearchKeys of(String owner, int seat) {
        return new SearchKeys(drawn(), claim(owner, seat), null, null, null);
    }

    static String claim(String owner, int seat) {
        return owner + "/" + seat;
    }

    /// For what is told at this address: to be confirmed anew where it is another one.
    SearchKeys telling(@Nullable String address) {
        return address == null || address.equals(confirmed)
                ? new SearchKeys(token, claim, null, confirmed, secret)
                : new SearchKeys(token, claim, drawn(), null, drawn());
    }

    SearchKeys confirmed(@Nullable String address) {
        return new SearchKeys(token, claim, null, address, secret);
    }

    // What nobody guesses.
    private static String drawn() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
