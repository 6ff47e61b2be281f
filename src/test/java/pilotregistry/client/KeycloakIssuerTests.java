package pilotregistry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pilotregistry.StoryClock;
import pilotregistry.access.FieldClass;
import pilotregistry.access.Scope;
import pilotregistry.language.CodedException;
import pilotregistry.organization.OrganizationId;
import tools.jackson.databind.json.JsonMapper;

/// What the registry asks Keycloak for, and what it makes of the answers; a real one is asked by `KeycloakTests`.
class KeycloakIssuerTests {

    private static final ClientId ID = ClientId.of("portal");
    private static final ClientTerms TERMS = new ClientTerms(
            "门户", new OrganizationId("organization_1"), List.of(Scope.READ, Scope.PARTNER), FieldClass.PARTNER, null);
    private static final String CLIENT =
            "[{\"id\":\"u-1\",\"enabled\":true,\"attributes\":{\"registry.act\":\"act_1\"%s},"
                    + "\"optionalClientScopes\":[\"registry.read\",\"registry.partner\",\"address\"]}]";
    private static final String TOKEN = "POST /realms/r/protocol/openid-connect/token";
    private static final String CLIENTS = "POST /admin/realms/r/clients";
    private static final String FOUND = "GET /admin/realms/r/clients";
    private static final String SECRET = "/admin/realms/r/clients/u-1/client-secret";

    private record Answer(int status, String body) {}

    private final Map<String, Answer> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final Map<String, String> sent = new HashMap<>();
    private HttpServer server;
    private Keycloak keycloak;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        keycloak = at(server.getAddress().getPort());
        answers.put(TOKEN, new Answer(200, "{\"access_token\":\"t\"}"));
        answers.put(FOUND, new Answer(200, CLIENT.formatted("")));
        answers.put("GET " + SECRET, new Answer(200, "{\"value\":\"first\"}"));
        answers.put("POST " + SECRET, new Answer(200, "{\"value\":\"second\"}"));
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void tellsTheSecretThatKeycloakMade() {
        answers.put(CLIENTS, new Answer(201, ""));
        assertThat(keycloak.register(ID, TERMS, "act_1"))
                .hasValueSatisfying(issued -> assertThat(issued.secret()).isEqualTo("first"));
    }

    @Test
    void completesWhatWasCutOffAndTakesOverNothingElse() {
        answers.put(CLIENTS, new Answer(409, "{}"));
        assertThat(keycloak.register(ID, TERMS, "act_1"))
                .hasValueSatisfying(issued -> assertThat(issued.secret()).isEqualTo("first"));
        assertThat(keycloak.register(ID, TERMS, "act_2")).isEmpty();
        assertThat(asked).doesNotContain("POST " + SECRET);
    }

    @Test
    void saysWhetherANameIsFreeWithoutMakingAnything() {
        assertThat(keycloak.free(ID, "act_2")).isFalse();
        assertThat(keycloak.free(ID, "act_1")).as("what was cut off").isTrue();
        answers.put(FOUND, new Answer(200, "[]"));
        assertThat(keycloak.free(ID, "act_2")).isTrue();
        assertThat(asked).containsOnly(TOKEN, FOUND);
    }

    @Test
    void promisesAnOverlapOnlyWhereAPolicyGivesOneAndSaysWhatItComesTo() {
        var client = Client.register(ID, TERMS, new IssuedSecret("k", "first", null), StoryClock.START);
        assertThat(keycloak.overlaps(ID)).isFalse();
        var policy = ",\"client.secret.expiration.time\":\"1999999999\","
                + "\"client.secret.rotated.expiration.time\":\"1678500000\"";
        answers.put(FOUND, new Answer(200, CLIENT.formatted(policy)));
        assertThat(keycloak.overlaps(ID)).isTrue();
        var issued = keycloak.rotate(client, Duration.ofHours(1), StoryClock.START);
        assertThat(issued.secret()).isEqualTo("second");
        assertThat(issued.formerUntil()).isEqualTo("2023-03-11T02:00:00Z");
    }

    @Test
    void endsTheOldSecretWhereNoneIsToOverlap() {
        answers.put("DELETE " + SECRET + "/rotated", new Answer(404, ""));
        var client = Client.register(ID, TERMS, new IssuedSecret("k", "first", null), StoryClock.START);
        var issued = keycloak.rotate(client, Duration.ZERO, StoryClock.START);
        assertThat(issued.formerUntil()).isEqualTo(StoryClock.START);
        assertThat(asked).contains("DELETE " + SECRET + "/rotated");
    }

    @Test
    void settlesOnlyWhatStandsOtherwise() {
        var client = Client.register(ID, TERMS, new IssuedSecret("k", "first", null), StoryClock.START);
        keycloak.settle(client);
        assertThat(asked).noneMatch(request -> request.startsWith("PUT "));
        client.suspend(new Client.Suspension(StoryClock.START, "admin", "停用"));
        answers.put("PUT /admin/realms/r/clients/u-1", new Answer(204, ""));
        keycloak.settle(client);
        assertThat(sent).containsEntry("PUT /admin/realms/r/clients/u-1", "{\"enabled\":false}");
    }

    @Test
    void addsAndTakesAwayScopesOfTheRegistryAlone() {
        var client = Client.register(ID, TERMS, new IssuedSecret("k", "first", null), StoryClock.START);
        var wish = new ClientTerms(
                TERMS.name(), TERMS.organization(), List.of(Scope.READ, Scope.WRITE), FieldClass.PUBLIC, null);
        assertThat(client.edit(wish, true)).isEmpty();
        var scopes = "/admin/realms/r/clients/u-1/optional-client-scopes/";
        answers.put(
                "GET /admin/realms/r/client-scopes",
                new Answer(
                        200,
                        "[{\"id\":\"a\",\"name\":\"address\"},{\"id\":\"w\",\"name\":\"registry.write\"},"
                                + "{\"id\":\"p\",\"name\":\"registry.partner\"}]"));
        answers.put("PUT " + scopes + "w", new Answer(204, ""));
        answers.put("DELETE " + scopes + "p", new Answer(204, ""));
        keycloak.settle(client);
        assertThat(asked.stream().filter(request -> !request.startsWith("GET ") && !request.equals(TOKEN)))
                .containsExactly("PUT " + scopes + "w", "DELETE " + scopes + "p");
    }

    @Test
    void saysThatTheRealmDoesNotHaveAScope() {
        var client = Client.register(ID, TERMS, new IssuedSecret("k", "first", null), StoryClock.START);
        client.edit(
                new ClientTerms(TERMS.name(), TERMS.organization(), List.of(Scope.READ), FieldClass.PUBLIC, null),
                true);
        answers.put("GET /admin/realms/r/client-scopes", new Answer(200, "[]"));
        assertThatThrownBy(() -> keycloak.settle(client))
                .isInstanceOfSatisfying(
                        CodedException.class,
                        refused -> assertThat(refused.code()).isEqualTo("ISSUER_UNAVAILABLE"));
    }

    @Test
    void saysThatKeycloakCannotBeAsked() {
        answers.put(TOKEN, new Answer(401, "{}"));
        assertThatThrownBy(() -> keycloak.register(ID, TERMS, "act_1"))
                .isInstanceOfSatisfying(
                        CodedException.class,
                        refused -> assertThat(refused.code()).isEqualTo("ISSUER_UNAVAILABLE"));
        server.stop(0);
        assertThatThrownBy(() -> at(server.getAddress().getPort()).overlaps(ID))
                .isInstanceOfSatisfying(
                        CodedException.class,
                        refused -> assertThat(refused.code()).isEqualTo("ISSUER_UNAVAILABLE"));
    }

    private static Keycloak at(int port) {
        return new Keycloak(
                new KeycloakWire("http://127.0.0.1:" + port + "/realms/r", "registry-admin", "s", JsonMapper.shared()));
    }

    private static String read(HttpExchange exchange) {
        try {
            return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) {
        var request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        asked.add(request);
        sent.put(request, read(exchange));
        var answer = answers.getOrDefault(request, new Answer(500, ""));
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
