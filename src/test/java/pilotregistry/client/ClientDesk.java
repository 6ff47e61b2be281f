package pilotregistry.client;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import pilotregistry.Caller;
import pilotregistry.login.Tokens;
import pilotregistry.organization.OrganizationFixtures;
import tools.jackson.databind.JsonNode;

/// What the tests of clients ask the registry for, over HTTP, as an administrator and as the clients themselves.
record ClientDesk(int port) {

    /// A client with the secret it was told.
    record Told(String id, String clientId, String secret) {}

    /// A body nobody else has to do with.
    String body() {
        var input = Map.of(
                "name", "某省清洁生产中心（演示） " + UUID.randomUUID(),
                "kind", "OTHER",
                "level", "NONE",
                "socialCreditCode", OrganizationFixtures.socialCreditCode(),
                "provinceCode", "350000");
        return Caller.person(port, "admin")
                .data(Caller.document("graphql-test/registerOrganization.graphql"), Map.of("input", input))
                .at("/registerOrganization/organization/id")
                .asString();
    }

    static Map<String, Object> wish(String body) {
        return new HashMap<>(Map.of("clientId", clientId(), "name", "省级门户（演示）", "organization", body));
    }

    static Map<String, Object> partnerWish(String body) {
        var wish = wish(body);
        wish.put("scopes", List.of("READ", "PARTNER"));
        wish.put("reads", "PARTNER");
        return wish;
    }

    static String clientId() {
        return "portal-" + UUID.randomUUID().toString().substring(0, 13);
    }

    JsonNode as(String person, String mutation, Map<String, ?> input) {
        return act(Caller.person(port, person), mutation, input);
    }

    static JsonNode act(Caller caller, String mutation, Map<String, ?> input) {
        return caller.data(Caller.document("graphql-test/" + mutation + ".graphql"), Map.of("input", input))
                .get(mutation);
    }

    String code(Caller caller, String mutation, Map<String, ?> input) {
        return caller.code(Caller.document("graphql-test/" + mutation + ".graphql"), Map.of("input", input));
    }

    /// The first refusal in Chinese and in English.
    List<String> messages(String mutation, Map<String, ?> input) {
        return List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH).stream()
                .map(language -> act(Caller.person(port, "admin").in(language), mutation, input)
                        .at("/errors/0/message")
                        .asString())
                .toList();
    }

    static List<String> codes(JsonNode payload) {
        return payload.at("/errors").findValuesAsString("code");
    }

    Told registered() {
        return registered(partnerWish(body()));
    }

    Told registered(Map<String, ?> wish) {
        var answer = as("admin", "registerClient", wish);
        return new Told(
                answer.at("/client/id").asString(),
                answer.at("/client/clientId").asString(),
                answer.at("/secret").asString());
    }

    HttpResponse<String> token(Told client, String scopes) {
        return Tokens.at(port).ofClient(client.clientId(), client.secret(), scopes);
    }

    Caller caller(Told client) {
        return Caller.bearer(port, Tokens.accessToken(token(client, "registry.read registry.partner")));
    }
}
