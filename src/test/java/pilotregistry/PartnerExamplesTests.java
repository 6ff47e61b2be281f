package pilotregistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.login.Tokens;
import pilotregistry.organization.OrganizationFixtures;
import pilotregistry.webhook.WebhookStory;
import tools.jackson.databind.JsonNode;

/// A partner that has nothing but `docs/partners.md`, before the registry's own issuer.
@RegistryTest
class PartnerExamplesTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Test
    void leadAPartnerFromNothingToAllThatIsPublicAndOn(@TempDir Path folder) throws IOException {
        var steps = PartnerSteps.in(folder, port, null);
        var admin = Tokens.at(port).of("admin");
        assertThat(steps.refused("register.py", Map.of("TOKEN", admin, "SOCIAL_CREDIT_CODE", "0")))
                .contains("\"code\": \"SOCIAL_CREDIT_CODE_INVALID\"")
                .doesNotContain("Traceback");
        assertThat(steps.run("register.py", Map.of("TOKEN", admin))).startsWith("registered portal-");

        assertThat(steps.run("harvest.py")).contains("position");
        // Some pilots of other tests stand in the database without an event that tells of them.
        var pilots = Caller.anonymous(port)
                .data("{ pilots(filter: {batch: {eq: \"batch_2\"}}) { totalCount } }")
                .at("/pilots/totalCount");
        assertThat(steps.stored("select count(*) from records where content like '%\"CP-02-%'"))
                .isPositive()
                .isEqualTo(pilots.asLong());
        var position = steps.stored("select position from feed");

        var later = registered();
        assertThat(steps.run("harvest.py")).contains("records changed");
        assertThat(steps.stored("select count(*) from records where id = '" + later + "'"))
                .isEqualTo(1);
        assertThat(steps.stored("select position from feed")).isGreaterThan(position);

        receivesAWebhook(steps);
        context.getBean(StoryClock.class).set(StoryClock.START);

        var first = steps.kept();
        assertThat(steps.run("rotate.py")).contains("works until 2023-03-12T00:00:00Z");
        var second = steps.kept();
        assertThat(second.get("secret")).isNotEqualTo(first.get("secret"));
        assertThat(letsIn(first.get("clientId"), first.get("secret"))).isEqualTo(200);
        assertThat(letsIn(first.get("clientId"), second.get("secret"))).isEqualTo(200);
        assertThat(steps.run("harvest.py")).contains("position");

        assertThat(steps.run("rotate.py", Map.of("OVERLAP_HOURS", "0"))).contains("works until now");
        assertThat(letsIn(first.get("clientId"), first.get("secret"))).isEqualTo(401);
        assertThat(letsIn(first.get("clientId"), second.get("secret"))).isEqualTo(401);
        assertThat(steps.run("harvest.py")).contains("position");
    }

    private void receivesAWebhook(PartnerSteps steps) throws IOException {
        try (var story = new WebhookStory(port, context);
                var receiver = steps.receive()) {
            var told = registered();
            story.goRound();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> receiver.said().contains("registerOrganization " + told));
        }
    }

    private int letsIn(JsonNode client, JsonNode secret) {
        return Tokens.at(port)
                .ofClient(client.asString(), secret.asString(), "registry.read")
                .statusCode();
    }

    private String registered() {
        var input = Map.of(
                "name", "公开机构（演示） " + UUID.randomUUID(),
                "kind", "OTHER",
                "level", "NONE",
                "socialCreditCode", OrganizationFixtures.socialCreditCode(),
                "provinceCode", "350000");
        return Caller.person(port, "admin")
                .data(Caller.document("graphql-test/registerOrganization.graphql"), Map.of("input", input))
                .at("/registerOrganization/organization/id")
                .asString();
    }
}
