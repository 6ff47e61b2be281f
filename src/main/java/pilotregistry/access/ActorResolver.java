package pilotregistry.access;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/// Turns a validated token into an actor, with the mandates that hold at this instant.
@Component
public class ActorResolver {

    private final MongoOperations mongo;
    private final Clock clock;

    ActorResolver(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    public Actor of(@Nullable Authentication authentication) {
        if (!(authentication instanceof JwtAuthenticationToken token)) {
            return new Actor.Anonymous();
        }
        var jwt = token.getToken();
        var subject = Objects.requireNonNull(jwt.getSubject(), "a token without a subject");
        var name = jwt.getClaimAsString("name");
        return new Actor.Identified(
                subject, name == null ? subject : name, client(jwt), scopes(token), mandates(subject, client(jwt)));
    }

    /// The same actor with the mandates that hold by now: what was granted, revoked or ended in between.
    public Actor again(Actor actor) {
        return switch (actor) {
            case Actor.Anonymous anonymous -> anonymous;
            case Actor.Identified(var subject, var name, var client, var scopes, var before) ->
                new Actor.Identified(subject, name, client, scopes, mandates(subject, client));
        };
    }

    // A signature is a person's: a program of its own right verifies, endorses, reviews and designates nothing.
    private List<Mandate> mandates(String subject, @Nullable String client) {
        var program = subject.equals(client);
        var now = clock.instant();
        return mongo.find(Query.query(Criteria.where("grant.holder").is(subject)), Mandate.class).stream()
                .filter(mandate -> mandate.holdsAt(now))
                .filter(mandate -> !program || !mandate.role().signs())
                .toList();
    }

    /// The client program that a token was given to.
    public static @Nullable String client(Jwt jwt) {
        var authorized = jwt.getClaimAsString("azp");
        if (authorized != null) {
            return authorized;
        }
        var audience = jwt.getAudience();
        return jwt.hasClaim("client_id")
                ? jwt.getClaimAsString("client_id")
                : audience == null || audience.isEmpty() ? null : audience.getFirst();
    }

    private static Set<String> scopes(JwtAuthenticationToken token) {
        return token.getAuthorities().stream()
                .map(authority -> String.valueOf(authority.getAuthority()))
                .filter(authority -> authority.startsWith("SCOPE_"))
                .map(authority -> authority.substring("SCOPE_".length()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
