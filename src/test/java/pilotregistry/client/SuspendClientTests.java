package pilotregistry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.client.ClientDesk.codes;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.oauth2.jwt.Jwt;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;

@RegistryTest
class SuspendClientTests {

    private static final String PING = "{\"query\":\"{__typename}\"}";

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    private ClientDesk desk;
    private ClientDesk.Told told;

    @BeforeEach
    void registerAClient() {
        desk = new ClientDesk(port);
        told = desk.registered();
    }

    @Test
    void givesItNoTokensAndRefusesThoseAlreadyOutAtOnce() {
        var client = desk.caller(told);
        assertThat(client.post(PING).statusCode()).isEqualTo(200);
        var answer = suspended("密钥泄露");
        assertThat(codes(answer)).isEmpty();
        assertThat(answer.at("/client/status").asString()).isEqualTo("SUSPENDED");
        assertThat(answer.at("/client/suspension/reason").asString()).isEqualTo("密钥泄露");
        assertThat(answer.at("/client/suspension/by").asString()).isEqualTo("admin");
        assertThat(client.post(PING).statusCode()).isEqualTo(401);
        assertThat(client.post(PING).body()).contains("CLIENT_SUSPENDED", "已被暂停");
        assertThat(client.in(Locale.ENGLISH).post(PING).body()).contains("is suspended");
        assertThat(desk.token(told, "registry.read").statusCode()).isEqualTo(401);
    }

    @Test
    void refusesItWhateverItAsksFor() {
        var client = desk.caller(told);
        suspended("停用");
        for (var path : new String[] {"/changes?since=0", "/exports/pilots.ndjson", "/actuator/health"}) {
            var answer = Caller.send(client.request(path), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .as(path)
                    .contains("invalid_token");
        }
    }

    @Test
    void isKnownToOtherNodesWithinASecond() {
        var elsewhere = ClientFixtures.standings(mongo);
        var token = Jwt.withTokenValue("…")
                .header("alg", "RS256")
                .claim("client_id", told.clientId())
                .build();
        assertThat(elsewhere.bars(token)).isFalse();
        suspended("停用");
        Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> elsewhere.bars(token));
    }

    @Test
    void hasOneEffectUnderOneKeyAndNoneWhenOnlyTried() {
        var wish = Map.of(
                "id",
                told.id(),
                "reason",
                "停用",
                "idempotencyKey",
                UUID.randomUUID().toString());
        var tried = desk.as("admin", "suspendClient", Map.of("id", told.id(), "reason", "停用", "validateOnly", true));
        assertThat(codes(tried)).isEmpty();
        assertThat(desk.token(told, "registry.read").statusCode()).isEqualTo(200);
        var first = desk.as("admin", "suspendClient", wish);
        assertThat(desk.as("admin", "suspendClient", wish)).isEqualTo(first);
    }

    @Test
    void saysWhatIsWrongInBothLanguages() {
        says(Map.of("reason", " "), "REASON_MISSING", "理由", "Say why");
        says(Map.of("reason", "长".repeat(1001)), "TOO_LONG", "1001", "1001");
        says(Map.of("reason", "停用", "version", 7), "VERSION_CONFLICT", "已被他人更改", "changed");
        suspended("停用");
        says(Map.of("reason", "再停"), "ALREADY_SUSPENDED", "已经暂停", "suspended already");
    }

    private void says(Map<String, ?> more, String code, String zh, String en) {
        var wish = new java.util.HashMap<String, Object>(more);
        wish.put("id", told.id());
        assertThat(codes(desk.as("admin", "suspendClient", wish))).containsExactly(code);
        assertThat(desk.messages("suspendClient", wish))
                .satisfiesExactly(
                        message -> assertThat(message).contains(zh),
                        message -> assertThat(message).contains(en));
    }

    @Test
    void isForAdministrators() {
        var wish = Map.of("id", told.id(), "reason", "停用");
        assertThat(desk.code(Caller.anonymous(port), "suspendClient", wish)).isEqualTo("UNAUTHENTICATED");
        assertThat(desk.code(Caller.person(port, "zhao.mee"), "suspendClient", wish))
                .isEqualTo("FORBIDDEN");
        assertThat(desk.code(desk.caller(told), "suspendClient", wish)).isEqualTo("SCOPE_MISSING");
        var nobody = Map.of("id", "client_nobody-there", "reason", "停用");
        assertThat(desk.code(Caller.person(port, "admin"), "suspendClient", nobody))
                .isEqualTo("NOT_FOUND");
    }

    private tools.jackson.databind.JsonNode suspended(String reason) {
        return desk.as("admin", "suspendClient", Map.of("id", told.id(), "reason", reason));
    }
}
