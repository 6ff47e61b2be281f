package pilotregistry.courier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a sender and a receiver of webhooks share, and nobody else knows.
///
/// @param value as Standard Webhooks writes it: `whsec_` and Base64
public record SigningSecret(String value) {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// What nobody guesses.
    public static SigningSecret drawn() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return of(bytes);
    }

    public static SigningSecret of(byte[] key) {
        return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    /// The signature of one message, with the version of the scheme in front.
    String signature(String id, String second, String body) {
        return "v1," + Base64.getEncoder().encodeToString(hmac(id + "." + second + "." + body));
    }

    /// What only whoever knows the secret can answer a challenge with.
    String proof(String challenge) {
        return HexFormat.of().formatHex(hmac(challenge));
    }

    private byte[] hmac(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(value.substring(PREFIX.length())), ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "…"; // so that no log has it
    }
}
