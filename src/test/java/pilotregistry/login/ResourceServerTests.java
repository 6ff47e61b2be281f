package pilotregistry.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;

@RegistryTest
class ResourceServerTests {

    @LocalServerPort
    int port;

    @Autowired
    JWKSource<SecurityContext> signingKey;

    @Test
    void answersAnonymousReadersAndHoldersOfATokenAlike() {
        assertThat(ask(null).statusCode()).isEqualTo(200);
        assertThat(ask(Tokens.at(port).of("lin.yuan")).statusCode()).isEqualTo(200);
        assertThat(ask(Tokens.at(port).ofPartner()).statusCode()).isEqualTo(200);
    }

    @Test
    void acceptsWhatItsOwnKeySignedUnderItsOwnName() throws Exception {
        assertThat(ask(signed(ours(), valid().build())).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesATokenWithoutASignature() {
        refuses(new PlainJWT(valid().build()).serialize());
    }

    @Test
    void refusesATokenSignedWithThePublicKeyAsASecret() throws Exception {
        var secret = ours().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), valid().build());
        token.sign(new MACSigner(secret));
        refuses(token.serialize());
    }

    @Test
    void refusesATokenOfAnotherKeyThatCallsItselfOurs() throws Exception {
        refuses(signed(new RSAKeyGenerator(2048).keyID(ours().getKeyID()).generate(), valid().build()));
    }

    @Test
    void refusesATokenOfAForeignIssuer() throws Exception {
        refuses(signed(ours(), valid().issuer("https://issuer.example").build()));
        refuses(signed(ours(), valid().issuer("http://localhost:1").build()));
        refuses(signed(ours(), valid().issuer(null).build()));
    }

    @Test
    void refusesATokenMeantForAnother() throws Exception {
        refuses(signed(ours(), valid().audience("another-registry").build()));
        refuses(signed(ours(), valid().audience((String) null).build()));
    }

    @Test
    void refusesATokenThatHasEndedOrNeverEnds() throws Exception {
        var ended = Date.from(Instant.now().minus(Duration.ofMinutes(2)));
        refuses(signed(ours(), valid().expirationTime(ended).build()));
        refuses(signed(ours(), valid().expirationTime(null).build()));
    }

    @Test
    void refusesATokenBeforeItsTime() throws Exception {
        var later = Date.from(Instant.now().plus(Duration.ofMinutes(10)));
        refuses(signed(ours(), valid().notBeforeTime(later).build()));
    }

    @Test
    void refusesATokenOfAnotherType() throws Exception {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType("logout+jwt"))
                        .build(),
                valid().build());
        token.sign(new RSASSASigner(ours()));
        refuses(token.serialize());
    }

    @Test
    void refusesATamperedToken() {
        var parts = Tokens.at(port).of("lin.yuan").split("\\.");
        var other = Tokens.at(port).of("admin").split("\\.");
        refuses(parts[0] + "." + other[1] + "." + parts[2]);
    }

    @Test
    void refusesWhatIsNoToken() {
        refuses("nonsense");
        refuses("..");
    }

    @Test
    void takesNobodyForAnonymousWhoShowsSomethingElse() {
        for (var shown : new String[] {"Basic bGluLnl1YW46ZGVtbw==", "Token x", "Bearer", "nonsense"}) {
            var answer = Tokens.send(
                    Tokens.browser(),
                    graphql(null).header("Authorization", shown).build());
            assertThat(answer.statusCode()).as(shown).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer "));
            assertThat(answer.body()).contains("UNAUTHENTICATED");
        }
    }

    @Test
    void refusesTwoClaimsToBeSomebody() {
        var token = Tokens.at(port).of("lin.yuan");
        for (var second : List.of("Bearer " + token, "Bearer " + Tokens.at(port).of("admin"), "Basic eDp4")) {
            var request = Caller.anonymous(port)
                    .request("/graphql?query=%7B__typename%7D")
                    .header("Accept", "application/json")
                    .header("Authorization", "Bearer " + token)
                    .header("Authorization", second);
            var answer = Caller.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(second).isEqualTo(400);
            assertThat(answer.body()).contains("\"BAD_REQUEST\"").contains("Authorization");
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(challenge -> assertThat(challenge).contains("invalid_request"));
        }
    }

    @Test
    void saysWhyInTheCallersLanguage() {
        assertThat(ask("nonsense").body()).contains("UNAUTHENTICATED", "访问令牌");
        var english = graphql("nonsense").header("Accept-Language", "en").build();
        assertThat(Tokens.send(Tokens.browser(), english).body()).contains("UNAUTHENTICATED", "access token");
    }

    @Test
    void readsATokenFromTheHeaderOnly() {
        var address = URI.create("http://localhost:" + port + "/attachments/some?access_token="
                + Tokens.at(port).of("lin.yuan"));
        var request =
                HttpRequest.newBuilder(address).POST(BodyPublishers.noBody()).build();
        assertThat(Tokens.send(Tokens.browser(), request).statusCode()).isEqualTo(401);
        var asked = Caller.anonymous(port)
                .request("/graphql?query=%7Bviewer%7Brecognized%7D%7D&access_token="
                        + Tokens.at(port).of("lin.yuan"))
                .header("Accept", "application/json");
        assertThat(Caller.send(asked, HttpResponse.BodyHandlers.ofString()).body())
                .contains("\"recognized\":false");
    }

    @Test
    void keepsNoSession() {
        var answer = ask(Tokens.at(port).of("lin.yuan"));
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void asksForATokenWhereAnonymousMayOnlyRead() {
        for (var path : new String[] {"/attachments/some", "/applications/some/package"}) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .POST(BodyPublishers.noBody())
                    .build();
            var answer = Tokens.send(Tokens.browser(), request);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        }
    }

    @Test
    void opensHealthAndNothingElseOfTheMachine() {
        assertThat(status("/actuator/health")).isNotIn(401, 403, 404);
        for (var path : new String[] {"/actuator", "/actuator/env", "/actuator/heapdump", "/anything"}) {
            assertThat(status(path)).isEqualTo(404);
        }
    }

    @Test
    void tellsBrowsersToGuessFrameAndReferNothing() {
        var headers = ask(null).headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValueSatisfying(
                        policy -> assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'"));
    }

    @Test
    void allowsNoOtherOrigin() {
        var request =
                graphql(null).header("Origin", "https://elsewhere.example").build();
        var answer = Tokens.send(Tokens.browser(), request);
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
        var preflight = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/graphql"))
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody())
                .build();
        assertThat(Tokens.send(Tokens.browser(), preflight).headers().map().keySet())
                .noneMatch(name -> name.startsWith("access-control-"));
    }

    private void refuses(String token) {
        var answer = ask(token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(
                        challenge -> assertThat(challenge).startsWith("Bearer ").contains("error=\"invalid_token\""));
    }

    private HttpResponse<String> ask(@Nullable String token) {
        return Tokens.send(Tokens.browser(), graphql(token).build());
    }

    private HttpRequest.Builder graphql(@Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\":\"{__typename}\"}"));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private int status(String path) {
        return Tokens.get(Tokens.browser(), "http://localhost:" + port + path).statusCode();
    }

    private JWTClaimsSet.Builder valid() {
        return new JWTClaimsSet.Builder()
                .issuer("http://localhost:" + port)
                .audience("pilot-registry")
                .subject("lin.yuan")
                .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))));
    }

    private RSAKey ours() throws Exception {
        var keys = signingKey.get(new JWKSelector(new JWKMatcher.Builder().build()), null);
        return keys.getFirst().toRSAKey();
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) throws Exception {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
