package pilotregistry.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import pilotregistry.access.ActorResolver;
import pilotregistry.access.Scope;
import pilotregistry.ledger.Recording;

/// Whether a client program is let in, for what, and what it may spend, for every request: at once where it was
/// changed, and within a second on other nodes, for at most one look a second at each client.
@Component
public class ClientStandings {

    private static final Duration KNOWN = Duration.ofSeconds(1);
    private static final int CLIENTS = 10_000;
    private static final String SCOPE = "scope";

    private final MongoOperations mongo;
    private final Cache<String, Standing> known =
            Caffeine.newBuilder().maximumSize(CLIENTS).expireAfterWrite(KNOWN).build();

    ClientStandings(MongoOperations mongo) {
        this.mongo = mongo;
    }

    private record Standing(
            boolean registered, boolean suspended, @Nullable Long rate, Set<String> lacking) {

        private static final Standing NONE = new Standing(false, false, null, Set.of());

        static Standing of(Client client) {
            var lacking = EnumSet.allOf(Scope.class).stream()
                    .filter(scope -> !client.scopes().contains(scope))
                    .map(Scope::value)
                    .collect(Collectors.toUnmodifiableSet());
            return new Standing(true, client.suspended(), client.rate(), lacking);
        }
    }

    /// Whether tokens of this client, good as they are, are refused.
    public boolean bars(Jwt token) {
        var client = ActorResolver.client(token);
        return client != null && suspended(client);
    }

    /// The token without the scopes that its client is not registered for, or no longer.
    public Jwt narrowed(Jwt token) {
        var client = ActorResolver.client(token);
        var given = Objects.requireNonNullElse(token.getClaimAsStringList(SCOPE), List.<String>of());
        // Written as a list by one issuer, and as one text by another.
        var scopes = List.of(String.join(" ", given).split(" ", -1));
        var lacking = client == null ? Set.<String>of() : of(client).lacking();
        if (Collections.disjoint(scopes, lacking)) {
            return token;
        }
        var left = scopes.stream().filter(scope -> !lacking.contains(scope)).toList();
        return Jwt.withTokenValue(token.getTokenValue())
                .headers(headers -> headers.putAll(token.getHeaders()))
                .claims(claims -> claims.putAll(token.getClaims()))
                .claim(SCOPE, left)
                .build();
    }

    /// Whether what is done through this client has ended for now.
    public boolean suspended(String client) {
        return of(client).suspended();
    }

    /// Points in a window; null where it has what everybody has.
    public @Nullable Long rate(String client) {
        return of(client).rate();
    }

    /// Whether the registry knows it, and not its issuer alone.
    boolean registered(String client) {
        return of(client).registered();
    }

    @EventListener
    void on(Recording recording) {
        if (recording.aggregate() instanceof Client client) {
            known.invalidate(client.clientId());
        }
    }

    private Standing of(String client) {
        return Objects.requireNonNull(known.get(client, this::look));
    }

    private Standing look(String name) {
        var client = mongo.findById(ClientId.of(name), Client.class);
        return client == null ? Standing.NONE : Standing.of(client);
    }
}
