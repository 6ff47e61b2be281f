package pilotregistry.client;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import pilotregistry.access.Scope;

/// The secrets of clients that get their tokens from the registry itself: hashes alone, apart from the clients, so that
/// not even those are in any history.
@Component
public class LocalSecrets implements Issuer {

    private static final Logger LOG = LoggerFactory.getLogger(LocalSecrets.class);
    private static final String COLLECTION = "clientSecrets";
    private static final String CLIENT = "client";
    private static final String HASH = "hash";
    private static final int BYTES = 32;
    private static final Duration RECORDING = Duration.ofHours(1);

    private final MongoOperations mongo;
    private final Environment environment;
    private final Clock clock;
    private final PasswordEncoder hashing = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final SecureRandom random = new SecureRandom();

    LocalSecrets(MongoOperations mongo, Environment environment, Clock clock) {
        this.mongo = mongo;
        this.environment = environment;
        this.clock = clock;
    }

    /// What a token is given for.
    ///
    /// @param hashes of the secrets that hold now
    public record Credentials(String clientId, String name, List<String> scopes, List<String> hashes) {

        @Override
        public String toString() {
            return "Credentials[" + clientId + "]";
        }
    }

    /// Those of a registered client that is let in now.
    public Optional<Credentials> credentials(String clientId) {
        var client = mongo.findById(ClientId.of(clientId), Client.class);
        if (client == null || client.suspended()) {
            return Optional.empty();
        }
        var now = clock.instant();
        var keys = client.secrets().stream()
                .filter(secret -> secret.holdsAt(now))
                .map(ClientSecret::key)
                .toList();
        var hashes = mongo.find(Query.query(Criteria.where("_id").in(keys)), Document.class, COLLECTION).stream()
                .map(secret -> secret.getString(HASH))
                .toList();
        var scopes = client.scopes().stream().map(Scope::value).toList();
        return Optional.of(new Credentials(clientId, client.name(), scopes, hashes));
    }

    @Override
    public boolean administered() {
        return true;
    }

    @Override
    public boolean overlaps(ClientId id) {
        return true;
    }

    @Override
    public boolean free(ClientId id, String act) {
        // One that is configured is no client of the registry's own.
        return !environment.containsProperty(
                "spring.security.oauth2.authorizationserver.client.%s.registration.client-id".formatted(id.name()));
    }

    @Override
    public Optional<IssuedSecret> register(ClientId id, ClientTerms terms, String act) {
        return free(id, act) ? Optional.of(issued(id, UUID.randomUUID().toString(), null)) : Optional.empty();
    }

    @Override
    public IssuedSecret rotate(Client client, Duration overlap, Instant at) {
        return issued(client.id(), client.newest().key(), at.plus(overlap));
    }

    @Override
    public void settle(Client client) {
        // Whoever asks for a token is looked up as they stand.
    }

    /// Forgets the hashes of what no longer holds, and of what was never recorded.
    @Scheduled(
            initialDelayString = "${registry.retention.round:PT1H}",
            fixedDelayString = "${registry.retention.round:PT1H}")
    void sweep() {
        var now = clock.instant();
        // Once ended none ever holds again; one that is younger may still be on its way into the record.
        var old = Criteria.where("at").lt(now.minus(RECORDING));
        try {
            var holding = mongo.findAll(Client.class).stream()
                    .flatMap(client -> client.secrets().stream())
                    .filter(secret -> secret.holdsAt(now))
                    .map(ClientSecret::key)
                    .toList();
            mongo.remove(Query.query(old.and("_id").nin(holding)), COLLECTION);
        } catch (RuntimeException later) {
            LOG.warn("Hashes of clients' secrets are forgotten later: {}", later.getMessage());
        }
    }

    private IssuedSecret issued(ClientId id, String key, @Nullable Instant formerUntil) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        mongo.insert(
                new Document("_id", key)
                        .append(CLIENT, id.name())
                        .append(HASH, hashing.encode(secret))
                        .append("at", clock.instant()),
                COLLECTION);
        return new IssuedSecret(key, secret, formerUntil);
    }
}
