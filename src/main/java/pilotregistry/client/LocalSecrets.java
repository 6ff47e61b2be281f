package pilotregistry.client;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import pilotregistry.access.Scope;

/// The secrets of clients that get their tokens from the registry itself: hashes alone, apart from the clients, so that
/// not even those are in any history.
@Component
public class LocalSecrets implements Issuer {

    private static final String COLLECTION = "clientSecrets";
    private static final String CLIENT = "client";
    private static final String HASH = "hash";
    private static final int BYTES = 32;

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
    public Optional<IssuedSecret> register(ClientId id, ClientTerms terms, String act) {
        // One that is configured is no client of the registry's own.
        return environment.containsProperty(
                        "spring.security.oauth2.authorizationserver.client.%s.registration.client-id"
                                .formatted(id.name()))
                ? Optional.empty()
                : Optional.of(issued(id, null));
    }

    @Override
    public IssuedSecret rotate(Client client, Duration overlap, Instant at) {
        return issued(client.id(), at.plus(overlap));
    }

    /// Forgets the hashes of what no longer holds.
    @Override
    public void settle(Client client) {
        var standing = client.secrets().stream().map(ClientSecret::key).collect(Collectors.toSet());
        mongo.remove(
                Query.query(Criteria.where(CLIENT)
                        .is(client.clientId())
                        .and("_id")
                        .nin(standing)
                        .and("at")
                        .lt(clock.instant().minus(Client.LONGEST_OVERLAP))),
                COLLECTION);
    }

    private IssuedSecret issued(ClientId id, @Nullable Instant formerUntil) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var key = UUID.randomUUID().toString();
        mongo.insert(
                new Document("_id", key)
                        .append(CLIENT, id.name())
                        .append(HASH, hashing.encode(secret))
                        .append("at", clock.instant()),
                COLLECTION);
        return new IssuedSecret(key, secret, formerUntil);
    }
}
