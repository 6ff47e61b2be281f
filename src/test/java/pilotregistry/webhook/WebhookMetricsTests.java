package pilotregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;

/// What the operator sees of all webhooks together.
@RegistryTest
class WebhookMetricsTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private WebhookStory story;
    private String id = "";

    @BeforeEach
    void someone() {
        story = new WebhookStory(port, context);
        id = story.active(Caller.person(port, "li.analyst"), "/a", "types", List.of("CaseStudy"));
    }

    @AfterEach
    void nobody() {
        story.close();
    }

    @Test
    void saysHowFarBehindIsWhoeverIsFurthestBehind() {
        story.answers("/a", call -> 503);
        story.imported(2);
        story.after(Duration.ofHours(3));
        assertThat(measured("registry_webhooks_lag")).isGreaterThanOrEqualTo(2);
        assertThat(measured("registry_webhooks_waiting_seconds"))
                .isGreaterThanOrEqualTo(Duration.ofHours(3).toSeconds());
    }

    @Test
    void countsAttemptsByWhatCameOfThem() {
        var taken = attempts("taken");
        var failed = attempts("failed");
        var redirected = attempts("redirected");
        story.imported(1);
        story.goRound();
        story.answers("/a", call -> 503);
        story.imported(1);
        story.goRound();
        story.answers("/a", call -> 307);
        story.after(Duration.ofMinutes(1));
        assertThat(attempts("taken") - taken).isEqualTo(1);
        assertThat(attempts("failed") - failed).isEqualTo(1);
        assertThat(attempts("redirected") - redirected).isEqualTo(1);
    }

    @Test
    void countsChallengesAmongTheAttempts() {
        var taken = attempts("taken");
        var missed = attempts("challenge_not_met");
        story.registered(Caller.person(port, "li.analyst"), "/echoes");
        story.knows("/echoes", "whsec_c29tZXRoaW5nIGVsc2U=");
        story.active(Caller.person(port, "li.analyst"), "/proves");
        assertThat(attempts("taken") - taken).isEqualTo(1);
        assertThat(attempts("challenge_not_met") - missed).isEqualTo(1);
    }

    @Test
    void countsWhatIsSetAside() {
        var before = measured("registry_webhooks_dead_letters");
        story.answers("/a", call -> 422);
        story.imported(1);
        story.goRound();
        for (int time = 1; time < Dispatch.REFUSALS; time++) {
            story.after(Duration.ofHours(2));
        }
        assertThat(measured("registry_webhooks_dead_letters") - before).isEqualTo(1);
    }

    @Test
    void saysOfNoFigureWhoseItIs() {
        assertThat(metrics().lines().filter(line -> line.startsWith("registry_webhooks_")))
                .hasSizeGreaterThan(10)
                .noneMatch(line -> line.contains(id) || line.contains("127.0.0.1") || line.contains("analyst"));
    }

    private double attempts(String outcome) {
        return measured("registry_webhooks_attempts_total{outcome=\"" + outcome + "\"}");
    }

    private double measured(String name) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not measured"));
    }

    private String metrics() {
        return Caller.send(Caller.person(port, "admin").request("/actuator/prometheus"), BodyHandlers.ofString())
                .body();
    }
}
