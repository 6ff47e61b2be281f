package pilotregistry.history;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pilotregistry.feed.Feed;

/// The daily roots, each signed once, after the end of its day in Beijing: the day is the key of the
/// record, so that of several nodes the first one has signed for all.
@Component
class Roots {

    private static final Logger LOG = LoggerFactory.getLogger(Roots.class);
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    private static final int PIECE = 5_000;

    private final MongoOperations mongo;
    private final Feed feed;
    private final RootKey key;
    private final Clock clock;

    Roots(MongoOperations mongo, Feed feed, RootKey key, Clock clock) {
        this.mongo = mongo;
        this.feed = feed;
        this.key = key;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 30_000, fixedDelay = 60_000)
    void whenADayIsOver() {
        try {
            sign();
        } catch (RuntimeException later) {
            LOG.warn("The root of the day waits", later);
        }
    }

    /// Signs the root of yesterday, unless it, or that of a later day, is signed.
    ///
    /// @return whether this call signed it
    boolean sign() {
        var day = LocalDate.ofInstant(clock.instant(), BEIJING).minusDays(1).toString();
        var last = newest();
        if (last.filter(root -> root.day().compareTo(day) >= 0).isPresent()) {
            return false;
        }
        var tree = last.isEmpty() ? new Frontier() : last.get().tree().orElseThrow(() -> changed(last.get()));
        var from = tree.size() + 1;
        grow(tree);
        var previous = last.map(root -> SignedRoot.hashOf(root.jws())).orElse(null);
        var at = clock.instant();
        var jws = key.sign(SignedRoot.claims(day, from, tree, previous, at));
        var publicKey = key.publicKey();
        try {
            mongo.insert(new DailyRoot(
                    day,
                    tree.size(),
                    tree.root(),
                    previous,
                    at,
                    publicKey.getKeyID(),
                    publicKey.toJSONString(),
                    jws,
                    tree.peaks()));
            LOG.info("Signed the root of {}: {} events", day, tree.size());
            return true;
        } catch (DuplicateKeyException another) {
            return false;
        }
    }

    // A root that grew from it would be as wrong, and signed.
    private static IllegalStateException changed(DailyRoot root) {
        return new IllegalStateException("The root of " + root.day() + " was changed since it was signed");
    }

    private void grow(Frontier tree) {
        for (var hashes = feed.hashes(tree.size(), Long.MAX_VALUE, PIECE);
                !hashes.isEmpty();
                hashes = feed.hashes(tree.size(), Long.MAX_VALUE, PIECE)) {
            hashes.forEach(tree::add);
        }
    }

    /// The newest first.
    List<DailyRoot> all() {
        return mongo.find(new Query().with(Sort.by(Sort.Direction.DESC, "_id")), DailyRoot.class);
    }

    Optional<DailyRoot> of(LocalDate day) {
        return Optional.ofNullable(mongo.findById(day.toString(), DailyRoot.class));
    }

    Optional<DailyRoot> newest() {
        return Optional.ofNullable(mongo.findOne(
                new Query().with(Sort.by(Sort.Direction.DESC, "_id")).limit(1), DailyRoot.class));
    }

    /// The public keys of all roots, and the one that the next will be signed with.
    JWKSet keys() {
        var keys = new LinkedHashMap<String, JWK>();
        keys.put(key.publicKey().getKeyID(), key.publicKey());
        for (var root : all()) {
            root.publicKey()
                    .ifPresentOrElse(
                            known -> keys.putIfAbsent(known.getKeyID(), known),
                            () -> LOG.error("The key of the root of {} is none", root.day()));
        }
        return new JWKSet(List.copyOf(keys.values()));
    }
}
