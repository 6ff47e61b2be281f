package pilotregistry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.client.ClientDesk.codes;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;

@RegistryTest
class ResumeClientTests {

    @LocalServerPort
    int port;

    @Test
    void letsItInAgainWithTheTokensAndTheSecretItHad() {
        var desk = new ClientDesk(port);
        var told = desk.registered();
        var client = desk.caller(told);
        desk.as("admin", "suspendClient", Map.of("id", told.id(), "reason", "查明情况"));
        assertThat(client.post("{\"query\":\"{__typename}\"}").statusCode()).isEqualTo(401);
        var answer = desk.as("admin", "resumeClient", Map.of("id", told.id()));
        assertThat(codes(answer)).isEmpty();
        assertThat(answer.at("/client/status").asString()).isEqualTo("ACTIVE");
        assertThat(answer.at("/client/suspension").isNull()).isTrue();
        assertThat(client.post("{\"query\":\"{__typename}\"}").statusCode()).isEqualTo(200);
        assertThat(desk.token(told, "registry.read").statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhatIsWrongInBothLanguages() {
        var desk = new ClientDesk(port);
        var told = desk.registered();
        var wish = Map.of("id", told.id());
        assertThat(codes(desk.as("admin", "resumeClient", wish))).containsExactly("NOT_SUSPENDED");
        assertThat(desk.messages("resumeClient", wish))
                .satisfiesExactly(
                        zh -> assertThat(zh).contains("没有暂停"),
                        en -> assertThat(en).contains("not suspended"));
        var outdated = Map.of("id", told.id(), "version", 3);
        assertThat(codes(desk.as("admin", "resumeClient", outdated))).containsExactly("VERSION_CONFLICT");
        assertThat(desk.messages("resumeClient", outdated))
                .satisfiesExactly(
                        zh -> assertThat(zh).contains("已被他人更改"),
                        en -> assertThat(en).contains("changed"));
        assertThat(desk.code(Caller.person(port, "zhao.mee"), "resumeClient", wish))
                .isEqualTo("FORBIDDEN");
    }
}
