package pilotregistry.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.RegistryTest;

@RegistryTest
class LocalIssuerTests {

    @LocalServerPort
    int port;

    @Autowired
    Demonstration demonstration;

    @Test
    void letsEveryDemonstrationPersonInByNameAndNamesItInTheToken() throws Exception {
        for (var person : demonstration.persons()) {
            var claims = claims(Tokens.at(port).of(person.username()));
            assertThat(claims.getSubject()).isEqualTo(person.username());
            assertThat(claims.getStringClaim("name")).isEqualTo(person.name()).endsWith("（演示）");
        }
    }

    @Test
    void namesIssuerAudienceClientAndScopesAndNoMandate() throws Exception {
        var claims = claims(Tokens.at(port).of("lin.yuan", "openid registry.read"));
        assertThat(claims.getIssuer()).isEqualTo("http://localhost:" + port);
        assertThat(claims.getAudience()).containsExactly("pilot-registry");
        assertThat(claims.getStringClaim("client_id")).isEqualTo("registry-cli");
        assertThat(claims.getStringListClaim("scope")).containsExactlyInAnyOrder("openid", "registry.read");
        assertThat(claims.getClaims().keySet())
                .containsExactlyInAnyOrder(
                        "iss", "sub", "aud", "exp", "nbf", "iat", "jti", "scope", "client_id", "name");
    }

    @Test
    void letsThePartnersServerInWithoutAPerson() throws Exception {
        var claims = claims(Tokens.at(port).ofPartner());
        assertThat(claims.getSubject()).isEqualTo("partner-demo");
        assertThat(claims.getStringClaim("client_id")).isEqualTo("partner-demo");
        assertThat(claims.getStringListClaim("scope")).containsExactlyInAnyOrder("registry.read", "registry.partner");
        assertThat(claims.getClaims()).doesNotContainKey("name");
    }

    @Test
    void refusesACodeWithoutItsProofKey() {
        var browser = loggedIn("admin");
        var answer = Tokens.get(browser, Tokens.at(port).authorize("the-verifier-that-was-announced", "openid"));
        var code = answer.headers().firstValue("Location").orElseThrow().replaceAll(".*[?&]code=([^&]+).*", "$1");
        var exchange = Tokens.at(port).exchange(code, "another-verifier");
        assertThat(exchange.statusCode()).isEqualTo(400);
        assertThat(exchange.body()).contains("invalid_grant");
    }

    @Test
    void refusesAnAuthorizationRequestWithoutAProofKey() {
        var request = Tokens.at(port).authorize("any", "openid").replaceAll("&?code_challenge(_method)?=[^&]+", "");
        assertThat(Tokens.get(loggedIn("admin"), request).headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).contains("error=invalid_request"));
    }

    @Test
    void refusesAForeignRedirect() {
        var request = Tokens.at(port)
                .authorize("any", "openid")
                .replace("127.0.0.1%3A1%2Fregistry-cli", "evil.example%2Fregistry-cli");
        var answer = Tokens.get(loggedIn("admin"), request);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void refusesAWrongPasswordAndSaysSoInBothLanguages() {
        var browser = Tokens.browser();
        var answer = logIn(browser, "lin.yuan", "wrong");
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(it -> assertThat(it).endsWith("/login?error"));
        assertThat(Tokens.get(browser, page() + "?error").body()).contains("账号或密码不对", "Unknown account");
    }

    @Test
    void refusesALoginThatTheFormDidNotStart() {
        var answer = Tokens.post(Tokens.browser(), page(), Map.of("username", "lin.yuan", "password", "demo"));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void showsThePersonsAndAsksNobodyElseForAnything() {
        var answer = Tokens.get(Tokens.browser(), page());
        assertThat(answer.body())
                .contains(demonstration.persons().stream()
                        .map(Demonstration.Person::name)
                        .toList())
                .doesNotContain("http:", "https:", "//", "<script");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(
                        policy -> assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'"));
    }

    @Test
    void doesNotTakeASessionForAToken() {
        var browser = loggedIn("admin");
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/attachments/some"))
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(Tokens.send(browser, request).statusCode()).isEqualTo(401);
    }

    @Test
    void describesItselfToOpenIdClients() {
        var issuer = "http://127.0.0.1:" + port;
        var answer = Tokens.get(Tokens.browser(), issuer + "/.well-known/openid-configuration");
        assertThat(answer.body()).contains("\"issuer\":\"" + issuer + "\"", issuer + "/oauth2/token", "S256");
    }

    @Test
    void tellsProgramsThatDoNotNameThemselvesSo() {
        var address = "http://localhost:" + port + "/oauth2/token";
        for (var fields : List.of(Map.<String, String>of(), Map.of("grant_type", "client_credentials"))) {
            var answer = Tokens.post(Tokens.browser(), address, fields);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("\"error\":\"invalid_client\"");
        }
    }

    private HttpClient loggedIn(String person) {
        var browser = Tokens.browser();
        logIn(browser, person, "demo");
        return browser;
    }

    private HttpResponse<String> logIn(HttpClient browser, String person, String password) {
        var csrf = Tokens.get(browser, page()).body().replaceAll("(?s).*?name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        return Tokens.post(browser, page(), Map.of("username", person, "password", password, "_csrf", csrf));
    }

    private String page() {
        return "http://localhost:" + port + "/login";
    }

    private static JWTClaimsSet claims(String token) throws Exception {
        return SignedJWT.parse(token).getJWTClaimsSet();
    }
}
