package pilotregistry.history;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotregistry.ledger.Fingerprint;

/// What a signed root says, once its signature holds.
///
/// @param key with which it is signed
/// @param hash SHA-256 of the whole, which the next one names
record SignedRoot(
        String date, long size, String root, @Nullable String previous, Instant at, JWK key, String hash) {

    /// What is signed.
    static Map<String, Object> claims(String date, long from, Frontier tree, @Nullable String previous, Instant at) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("date", date);
        claims.put("from", from);
        claims.put("size", tree.size());
        claims.put("root", tree.root());
        if (previous != null) {
            claims.put("previous", previous);
        }
        claims.put("at", at.toString());
        return claims;
    }

    static String hashOf(String jws) {
        return Fingerprint.ofText(jws);
    }

    /// What a root says; null when it is not signed with one of the keys
    static @Nullable SignedRoot verified(String jws, JWKSet keys) {
        try {
            var signed = JWSObject.parse(jws);
            var key = keys.getKeyByKeyId(signed.getHeader().getKeyID());
            if (!(key instanceof ECKey known)
                    || !JWSAlgorithm.ES256.equals(signed.getHeader().getAlgorithm())
                    || !signed.verify(new ECDSAVerifier(known))) {
                return null;
            }
            var claims = signed.getPayload().toJSONObject();
            return new SignedRoot(
                    String.valueOf(claims.get("date")),
                    claims.get("size") instanceof Number size ? size.longValue() : 0,
                    String.valueOf(claims.get("root")),
                    (String) claims.get("previous"),
                    Instant.parse(String.valueOf(claims.get("at"))),
                    key,
                    hashOf(jws));
        } catch (ParseException | JOSEException | ClassCastException | DateTimeException malformed) {
            return null;
        }
    }
}
