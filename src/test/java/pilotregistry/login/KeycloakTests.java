package pilotregistry.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import pilotregistry.Caller;
import pilotregistry.PartnerSteps;
import pilotregistry.PilotRegistry;
import pilotregistry.TestDatabase;

/// The registry behind a real Keycloak: `-Dregistry.test.keycloak=` the folder of an unpacked distribution.
@EnabledIfSystemProperty(named = "registry.test.keycloak", matches = ".+")
class KeycloakTests {

    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");

    static Keycloak keycloak;
    static ConfigurableApplicationContext registry;

    @BeforeAll
    static void start() throws Exception {
        keycloak = Keycloak.in(Path.of(System.getProperty("registry.test.keycloak")));
        registry = new SpringApplicationBuilder(PilotRegistry.class)
                .profiles("server")
                .run(TestDatabase.fresh().properties().entrySet().stream()
                        .map(it -> "--" + it.getKey() + "=" + it.getValue())
                        .collect(Collectors.joining(
                                "\n",
                                "--server.port=0\n--registry.administrators=admin\n--registry.webhooks.private-targets=true\n--registry.keycloak.realm="
                                        + keycloak.issuer()
                                        + "\n--registry.keycloak.client-id=registry-admin"
                                        + "\n--registry.keycloak.client-secret=registry-admin-secret\n--"
                                        + ResourceServer.ISSUER_URI + "=" + keycloak.issuer() + "\n",
                                ""))
                        .split("\n"));
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    @Test
    void letsAPersonInUnderTheNameMandatesAreGrantedTo() throws Exception {
        var token = login("lin.yuan");
        var claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("lin.yuan");
        assertThat(claims.getStringClaim("name")).isEqualTo("林园（演示）");
        assertThat(claims.getStringClaim("azp")).isEqualTo("registry-cli");
        assertThat(claims.getAudience()).containsExactly("pilot-registry");
        assertThat(claims.getStringClaim("scope").split(" ")).contains("registry.read", "registry.write");
        assertThat(ask(token).statusCode()).isEqualTo(200);
    }

    @Test
    void letsThePartnersServerIn() throws Exception {
        var token = partner("registry.read registry.partner");
        var claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("partner-demo");
        assertThat(claims.getStringClaim("scope").split(" "))
                .containsExactlyInAnyOrder("registry.read", "registry.partner");
        assertThat(ask(token).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesATokenThatIsNotForTheRegistry() {
        var answer = ask(partner(""));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(it -> assertThat(it).contains("aud"));
    }

    @Test
    void hasNoLoginOfItsOwnBesideKeycloak() {
        for (var path :
                new String[] {"/login", "/oauth2/authorize", "/oauth2/jwks", "/.well-known/openid-configuration"}) {
            assertThat(Tokens.get(Tokens.browser(), address(path)).statusCode())
                    .as(path)
                    .isIn(401, 404);
        }
    }

    @Test
    void sendsGraphiqlToKeycloak() {
        var settings = HttpRequest.newBuilder(URI.create(address("/graphiql/settings")))
                .build();
        assertThat(Tokens.send(Tokens.browser(), settings).body()).contains(keycloak.issuer());
        assertThat(Tokens.get(Tokens.browser(), address("/graphiql")).headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("connect-src 'self' " + keycloak.issuer().replaceFirst("/realms/.*", "") + ";"));
    }

    @Test
    void registersRotatesAndSuspendsClientsAtKeycloak() throws Exception {
        var port = Integer.parseInt(registry.getEnvironment().getProperty("local.server.port"));
        var admin = Caller.bearer(port, login("admin"));
        var told = KeycloakClients.registered(admin);
        var token = token(told.clientId(), told.secret());
        var viewer = Caller.bearer(port, Tokens.accessToken(token))
                .data("{ viewer { subject client reads mandates { role } } }")
                .get("viewer");
        assertThat(viewer.get("subject").asString()).isEqualTo(told.clientId());
        assertThat(viewer.get("client").asString()).isEqualTo(told.clientId());
        assertThat(viewer.get("reads").asString()).isEqualTo("PARTNER");

        var overlapping = KeycloakClients.rotated(admin, told, 48);
        var second = overlapping.at("/secret").asString();
        assertThat(Instant.parse(overlapping.at("/client/secrets/0/until").asString()))
                .isBetween(
                        Instant.now().plus(Duration.ofHours(47)), Instant.now().plus(Duration.ofHours(49)));
        assertThat(token(told.clientId(), told.secret()).statusCode()).isEqualTo(200);
        assertThat(token(told.clientId(), second).statusCode()).isEqualTo(200);

        var next = KeycloakClients.rotated(admin, told, 0).at("/secret").asString();
        assertThat(token(told.clientId(), told.secret()).statusCode()).isEqualTo(401);
        assertThat(token(told.clientId(), second).statusCode()).isEqualTo(401);
        assertThat(token(told.clientId(), next).statusCode()).isEqualTo(200);

        assertThat(KeycloakClients.suspended(admin, told)).isEqualTo("SUSPENDED");
        assertThat(ask(Tokens.accessToken(token)).body()).contains("CLIENT_SUSPENDED");
        assertThat(token(told.clientId(), next).statusCode()).isBetween(400, 401);
        assertThat(KeycloakClients.resumed(admin, told)).isEqualTo("ACTIVE");
        assertThat(token(told.clientId(), next).statusCode()).isEqualTo(200);
    }

    @Test
    void changesAtKeycloakWhatAClientMayAskFor() throws Exception {
        var port = Integer.parseInt(registry.getEnvironment().getProperty("local.server.port"));
        var admin = Caller.bearer(port, login("admin"));
        var told = KeycloakClients.registered(admin);
        var before = Caller.bearer(port, Tokens.accessToken(token(told.clientId(), told.secret())));
        assertThat(KeycloakClients.edited(admin, told, List.of("READ", "WRITE"), "PUBLIC"))
                .isEqualTo("[]");
        assertThat(before.data("{ viewer { reads } }").at("/viewer/reads").asString())
                .isEqualTo("PUBLIC");
        assertThat(token(told.clientId(), told.secret()).body()).contains("invalid_scope");
        assertThat(KeycloakClients.edited(admin, told, List.of("READ", "PARTNER"), "PARTNER"))
                .isEqualTo("[]");
        var after = Caller.bearer(port, Tokens.accessToken(token(told.clientId(), told.secret())));
        assertThat(after.data("{ viewer { reads } }").at("/viewer/reads").asString())
                .isEqualTo("PARTNER");
    }

    @Test
    void leadsAPartnerFromNothingToAllThatIsPublicAndOn(@TempDir Path folder) throws Exception {
        var port = Integer.parseInt(registry.getEnvironment().getProperty("local.server.port"));
        var steps = PartnerSteps.in(folder, port, keycloak.issuer() + endpoint("token"));
        assertThat(steps.run("register.py", Map.of("TOKEN", login("admin")))).startsWith("registered portal-");
        assertThat(steps.run("harvest.py")).contains("position");
        var pilots = Caller.anonymous(port).data("{ pilots { totalCount } }").at("/pilots/totalCount");
        assertThat(steps.stored("select count(*) from records where type = 'Pilot'"))
                .isEqualTo(pilots.asLong());
        var first = steps.kept();
        var position = steps.stored("select position from feed");
        assertThat(steps.run("rotate.py")).contains("the old secret works until 20");
        try (var receiver = steps.receive()) {
            var told = KeycloakClients.registered(Caller.bearer(port, login("admin")))
                    .organization();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> receiver.said().contains("registerOrganization " + told));
        }
        var id = first.get("clientId").asString();
        assertThat(token(id, first.get("secret").asString()).statusCode()).isEqualTo(200);
        assertThat(token(id, steps.kept().get("secret").asString()).statusCode())
                .isEqualTo(200);
        assertThat(steps.run("harvest.py")).contains("records changed");
        assertThat(steps.stored("select position from feed")).isGreaterThan(position);
    }

    @Test
    void takesOverNoClientOfKeycloaksOwn() throws Exception {
        var port = Integer.parseInt(registry.getEnvironment().getProperty("local.server.port"));
        var admin = Caller.bearer(port, login("admin"));
        assertThat(KeycloakClients.refused(admin, "registry-cli", false)).isEqualTo("CLIENT_ID_TAKEN");
        assertThat(KeycloakClients.refused(admin, "registry-cli", true)).isEqualTo("CLIENT_ID_TAKEN");
        assertThat(partner("registry.read")).isNotEmpty();
    }

    private static HttpResponse<String> token(String client, String secret) {
        return Tokens.clientCredentials(
                keycloak.issuer() + endpoint("token"), client, secret, "registry.read registry.partner");
    }

    private static String login(String person) {
        var browser = Tokens.browser();
        var verifier = Tokens.random();
        var form = Tokens.get(browser, Tokens.authorize(keycloak.issuer() + endpoint("auth"), verifier, Tokens.SCOPES));
        // Keycloak marks its cookies Secure even here; browsers send those to this machine, Java's client does not.
        var cookies = form.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";")[0])
                .collect(Collectors.joining("; "));
        var action = Tokens.first(FORM, form.body()).replace("&amp;", "&");
        var entered = HttpRequest.newBuilder(URI.create(action))
                .header("Cookie", cookies)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + person + "&password=demo"))
                .build();
        var code = Tokens.code(Tokens.send(browser, entered));
        return Tokens.accessToken(Tokens.exchange(keycloak.issuer() + endpoint("token"), code, verifier));
    }

    private static String partner(String scopes) {
        return Tokens.accessToken(Tokens.clientCredentials(keycloak.issuer() + endpoint("token"), scopes));
    }

    private static String endpoint(String name) {
        return "/protocol/openid-connect/" + name;
    }

    private static HttpResponse<String> ask(String token) {
        var request = HttpRequest.newBuilder(URI.create(address("/graphql")))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString("{\"query\":\"{__typename}\"}"))
                .build();
        return Tokens.send(Tokens.browser(), request);
    }

    private static String address(String path) {
        return "http://localhost:" + registry.getEnvironment().getProperty("local.server.port") + path;
    }
}
