package pilotregistry.history;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import pilotregistry.access.KeptSecret;

/// The key that daily roots are signed with (ES256): made at its first use and kept, unless the operator
/// gives one.
@Component
class RootKey {

    private final Path file;
    private @Nullable ECKey key;

    RootKey(@Value("${registry.history.key}") Path file) {
        this.file = file;
    }

    String sign(Map<String, Object> claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID(own().getKeyID())
                    .type(new JOSEObjectType("tree-head+jws"))
                    .build();
            var signed = new JWSObject(header, new Payload(claims));
            signed.sign(new ECDSASigner(own()));
            return signed.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java cannot sign", e);
        }
    }

    /// What others verify with.
    ECKey publicKey() {
        return own().toPublicJWK();
    }

    private synchronized ECKey own() {
        var known = key;
        if (known == null) {
            known = read();
            key = known;
        }
        return known;
    }

    private ECKey read() {
        try {
            return ECKey.parse(KeptSecret.in(file, () -> generate().toJSONString()));
        } catch (IOException e) {
            throw new UncheckedIOException("The key of the roots cannot be kept in " + file.toAbsolutePath(), e);
        } catch (ParseException e) {
            throw new IllegalStateException("Not a key for ES256: " + file.toAbsolutePath(), e);
        }
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java cannot make such a key", e);
        }
    }
}
