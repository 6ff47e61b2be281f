package pilotregistry.login;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import pilotregistry.Caller;
import pilotregistry.organization.OrganizationFixtures;
import tools.jackson.databind.JsonNode;

/// What an administrator asks the registry to do at Keycloak.
final class KeycloakClients {

    private KeycloakClients() {}

    /// A client and the secret it was told.
    record Told(String id, String clientId, String secret, String organization) {}

    static Told registered(Caller admin) {
        var answer = register(admin, "portal-" + UUID.randomUUID().toString().substring(0, 13), false);
        return new Told(
                answer.at("/client/id").asString(),
                answer.at("/client/clientId").asString(),
                answer.at("/secret").asString(),
                answer.at("/client/organization/id").asString());
    }

    static String refused(Caller admin, String clientId, boolean onlyTried) {
        return register(admin, clientId, onlyTried).at("/errors/0/code").asString();
    }

    private static JsonNode register(Caller admin, String clientId, boolean onlyTried) {
        var body = Map.of(
                "name", "某省清洁生产中心（演示） " + UUID.randomUUID(),
                "kind", "OTHER",
                "level", "NONE",
                "socialCreditCode", OrganizationFixtures.socialCreditCode(),
                "provinceCode", "350000");
        var organization =
                act(admin, "registerOrganization", body).at("/organization/id").asString();
        return act(
                admin,
                "registerClient",
                Map.of(
                        "clientId",
                        clientId,
                        "name",
                        "门户（演示）",
                        "organization",
                        organization,
                        "scopes",
                        List.of("READ", "PARTNER"),
                        "reads",
                        "PARTNER",
                        "validateOnly",
                        onlyTried));
    }

    static JsonNode rotated(Caller admin, Told told, int hours) {
        return act(admin, "rotateClientSecret", Map.of("id", told.id(), "overlapHours", hours));
    }

    static String edited(Caller admin, Told told, List<String> scopes, String reads) {
        return act(admin, "editClient", Map.of("id", told.id(), "scopes", scopes, "reads", reads))
                .at("/errors")
                .toString();
    }

    static String suspended(Caller admin, Told told) {
        return act(admin, "suspendClient", Map.of("id", told.id(), "reason", "停用"))
                .at("/client/status")
                .asString();
    }

    static String resumed(Caller admin, Told told) {
        return act(admin, "resumeClient", Map.of("id", told.id()))
                .at("/client/status")
                .asString();
    }

    private static JsonNode act(Caller caller, String mutation, Map<String, ?> input) {
        return caller.data(Caller.document("graphql-test/" + mutation + ".graphql"), Map.of("input", input))
                .get(mutation);
    }
}
