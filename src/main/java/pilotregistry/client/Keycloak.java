package pilotregistry.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pilotregistry.access.Scope;
import pilotregistry.language.CodedException;
import tools.jackson.databind.JsonNode;

/// A Keycloak realm whose clients the registry administers. Keycloak keeps the secrets; whether an old one goes on
/// beside a new one is for its policy of secret rotation, and the registry says what that comes to.
final class Keycloak implements Issuer {

    // Which act of the registry made a client: nobody else's is ever taken over.
    private static final String ACT = "registry.act";
    private static final String EXPIRES = "client.secret.expiration.time";
    private static final String FORMER_EXPIRES = "client.secret.rotated.expiration.time";
    private static final String OPENID = "openid-connect";
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    private static final int SECONDS = 900;

    private final KeycloakWire wire;

    Keycloak(KeycloakWire wire) {
        this.wire = wire;
    }

    @Override
    public boolean administered() {
        return true;
    }

    @Override
    public boolean overlaps(ClientId id) {
        return !kept(id).at("/attributes").path(EXPIRES).asString("").isEmpty();
    }

    @Override
    public boolean free(ClientId id, String act) {
        var found = found(id);
        return found.isEmpty() || madeBy(act, found.get(0));
    }

    @Override
    public Optional<IssuedSecret> register(ClientId id, ClientTerms terms, String act) {
        var made = wire.ask("POST", "/clients", representation(id.name(), terms, act), CONFLICT);
        var kept = kept(id);
        return made.status() == CONFLICT && !madeBy(act, kept) ? Optional.empty() : Optional.of(first(kept));
    }

    private static boolean madeBy(String act, JsonNode kept) {
        return act.equals(kept.at("/attributes").path(ACT).asString(""));
    }

    // The same for all who ask under one act: of those only one is told it.
    private IssuedSecret first(JsonNode kept) {
        return issued(UUID.randomUUID().toString(), wire.ask("GET", secretOf(kept), null, 0), null);
    }

    @Override
    public IssuedSecret rotate(Client client, Duration overlap, Instant at) {
        var key = client.newest().key();
        var secret = secretOf(kept(client.id()));
        var rotated = wire.ask("POST", secret, null, 0);
        if (overlap.isZero()) {
            wire.ask("DELETE", secret + "/rotated", null, NOT_FOUND);
            return issued(key, rotated, at);
        }
        var until = kept(client.id()).at("/attributes").path(FORMER_EXPIRES).asString("");
        return issued(key, rotated, until.isEmpty() ? at : Instant.ofEpochSecond(Long.parseLong(until)));
    }

    @Override
    public void settle(Client client) {
        var kept = kept(client.id());
        if (kept.path("enabled").asBoolean() == client.suspended()) {
            // Whatever else its administrators set there stays as it is.
            wire.ask("PUT", addressOf(kept), Map.of("enabled", !client.suspended()), 0);
        }
        var has = kept.path("optionalClientScopes")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        for (var scope : Scope.values()) {
            var wanted = client.scopes().contains(scope);
            if (wanted != has.contains(scope.value())) {
                var address = addressOf(kept) + "/optional-client-scopes/" + idOf(scope);
                wire.ask(wanted ? "PUT" : "DELETE", address, null, 0);
            }
        }
    }

    private String idOf(Scope scope) {
        return wire.ask("GET", "/client-scopes", null, 0)
                .body()
                .valueStream()
                .filter(each -> scope.value().equals(each.path("name").asString("")))
                .map(each -> each.path("id").asString())
                .findFirst()
                .orElseThrow(() -> new CodedException("ISSUER_UNAVAILABLE"));
    }

    private JsonNode found(ClientId id) {
        return wire.ask("GET", "/clients?clientId=" + id.name(), null, 0).body();
    }

    private JsonNode kept(ClientId id) {
        var found = found(id);
        if (found.isEmpty()) {
            throw new CodedException("ISSUER_UNAVAILABLE");
        }
        return found.get(0);
    }

    private static String addressOf(JsonNode kept) {
        return "/clients/" + kept.path("id").asString();
    }

    private static String secretOf(JsonNode kept) {
        return addressOf(kept) + "/client-secret";
    }

    private static IssuedSecret issued(String key, KeycloakWire.Answer answer, @Nullable Instant formerUntil) {
        return new IssuedSecret(key, answer.body().path("value").asString(), formerUntil);
    }

    private static Map<String, Object> representation(String name, ClientTerms terms, String act) {
        return Map.ofEntries(
                Map.entry("clientId", name),
                Map.entry("name", terms.name()),
                Map.entry("protocol", OPENID),
                Map.entry("publicClient", false),
                Map.entry("clientAuthenticatorType", "client-secret"),
                Map.entry("standardFlowEnabled", false),
                Map.entry("directAccessGrantsEnabled", false),
                Map.entry("serviceAccountsEnabled", true),
                Map.entry("fullScopeAllowed", false),
                Map.entry("attributes", Map.of(ACT, act, "access.token.lifespan", String.valueOf(SECONDS))),
                Map.entry("protocolMappers", List.of(subject(name))),
                Map.entry("defaultClientScopes", List.of()),
                Map.entry(
                        "optionalClientScopes",
                        terms.scopes().stream().map(Scope::value).toList()));
    }

    // A service account has a subject of its own otherwise, and no mandate would know it.
    private static Map<String, Object> subject(String name) {
        return Map.of(
                "name",
                "the client as subject",
                "protocol",
                OPENID,
                "protocolMapper",
                "oidc-hardcoded-claim-mapper",
                "config",
                Map.of(
                        "claim.name", "sub",
                        "claim.value", name,
                        "jsonType.label", "String",
                        "access.token.claim", "true"));
    }
}
