package pilotregistry.history;

import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import pilotregistry.ledger.Fingerprint;

/// The root of the hash tree over the feed as it stood when it was signed, after a day: whoever has it finds any change
/// of what was before.
///
/// @param day in Beijing, as it is written: 2023-03-10
/// @param size how many events are in the tree
/// @param previous SHA-256 of the root before, as it was signed; null for the first
/// @param key the public key (JWK) that it is signed with
/// @param jws what is published (RFC 7515, compact)
/// @param peaks from which the tree grows on
@Document("roots")
record DailyRoot(
        @Id String day,
        long size,
        String root,
        @Nullable String previous,
        Instant at,
        String keyId,
        String key,
        String jws,
        List<String> peaks) {

    public LocalDate date() {
        return LocalDate.parse(day);
    }

    /// Empty when it is none.
    Optional<JWK> publicKey() {
        try {
            return Optional.of(JWK.parse(key));
        } catch (ParseException none) {
            return Optional.empty();
        }
    }

    /// The tree as it stood then; empty when its peaks were changed since.
    Optional<Frontier> tree() {
        return peaks.stream().allMatch(Fingerprint::isOne)
                ? Optional.of(new Frontier(size, peaks)).filter(tree -> tree.standsFor(root))
                : Optional.empty();
    }
}
