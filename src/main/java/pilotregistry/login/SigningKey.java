package pilotregistry.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.ParseException;
import pilotregistry.access.KeptSecret;

/// The key the local issuer signs with: made once, kept in the data folder, so that tokens survive a restart.
final class SigningKey {

    private SigningKey() {}

    static RSAKey keptIn(Path folder) {
        var file = folder.resolve("signing-key.json");
        try {
            return RSAKey.parse(KeptSecret.in(file, () -> generate().toJSONString()));
        } catch (IOException e) {
            throw new UncheckedIOException("The signing key cannot be kept in " + file.toAbsolutePath(), e);
        } catch (ParseException e) {
            throw new IllegalStateException("Not a signing key: " + file.toAbsolutePath(), e);
        }
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java cannot make an RSA key", e);
        }
    }
}
