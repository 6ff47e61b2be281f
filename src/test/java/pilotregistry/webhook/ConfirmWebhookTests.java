package pilotregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.courier.Invitations;
import pilotregistry.language.Messages;
import tools.jackson.databind.JsonNode;

@RegistryTest
class ConfirmWebhookTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private WebhookStory story;
    private Caller province;
    private String id = "";

    @BeforeEach
    void someoneWhoseProgramOnlyEchoes() {
        story = new WebhookStory(port, context);
        province = Caller.person(port, "he.eco");
        id = story.registered(province, "/a");
        story.knows("/a", "whsec_c29tZXRoaW5nIGVsc2U=");
    }

    @AfterEach
    void nobody() {
        story.close();
    }

    @Test
    void tellsNothingBeforeTheUrlHasProvedThatItIsTheirs() {
        story.imported(1);
        story.goRound();
        assertThat(story.all("/a")).singleElement().satisfies(call -> {
            assertThat(call.json().get("type").asString()).isEqualTo("challenge");
            assertThat(call.body()).doesNotContain(story.word);
        });
        var shown = story.shown(province, id);
        assertThat(shown.get("status").asString()).isEqualTo("UNCONFIRMED");
        assertThat(shown.at("/lastError/code").asString()).isEqualTo("CHALLENGE_NOT_MET");
        assertThat(shown.at("/lastError/status").asInt()).isEqualTo(200);
        assertThat(shown.get("failures").asInt()).isEqualTo(1);
        story.after(Duration.ofSeconds(5));
        assertThat(story.all("/a")).as("it waits before it asks again").hasSize(1);
        story.after(Duration.ofSeconds(10));
        assertThat(story.all("/a")).hasSize(2);
        assertThat(challenge())
                .isEqualTo(story.all("/a").getFirst().json().get("challenge").asString());
    }

    @Test
    void saysThatARedirectIsNotFollowed() {
        story.answers("/a", call -> 307);
        story.goRound();
        assertThat(story.all("/elsewhere")).isEmpty();
        var fault = story.shown(province, id).get("lastError");
        assertThat(fault.get("code").asString()).isEqualTo("REDIRECTED");
        assertThat(fault.get("status").asInt()).isEqualTo(307);
        assertThat(fault.get("position").isNull()).isTrue();
        assertThat(fault.get("message").asString()).contains("HTTP 307", "重定向不予跟随");
        assertThat(story.shown(province.in(Locale.ENGLISH), id)
                        .at("/lastError/message")
                        .asString())
                .contains("HTTP 307", "redirects are not followed");
    }

    @Test
    void saysEveryFaultInBothLanguages() {
        for (var code : WebhookFaultCode.values()) {
            assertThat(context.getBean(Messages.class).knows("WebhookFaultCode." + code))
                    .as(code.name())
                    .isTrue();
        }
    }

    @Test
    void confirmsByTheChallengeThatTheUrlWasSent() {
        story.goRound();
        story.imported(1);
        var confirmed = confirm(province, "challenge", challenge());
        assertThat(confirmed.get("errors")).isEmpty();
        assertThat(confirmed.at("/webhook/status").asString()).isEqualTo("ACTIVE");
        assertThat(confirm(province, "challenge", challenge()).at("/webhook/version"))
                .as("again, it changes nothing")
                .isEqualTo(confirmed.at("/webhook/version"));
        story.goRound();
        assertThat(story.changes("/a")).hasSize(1);
    }

    @Test
    void refusesAnyOtherChallenge() {
        var wrong = confirm(province, "challenge", "0b6f0f8e-6d8f-4c1a-9a57-0d3c1c0a4a11");
        assertThat(wrong.findValuesAsString("code")).containsExactly("CHALLENGE_WRONG");
        assertThat(wrong.at("/errors/0/message").asString())
                .contains("challenge")
                .containsPattern("\\p{IsHan}");
        assertThat(confirm(province.in(Locale.ENGLISH), "challenge", "x")
                        .at("/errors/0/message")
                        .asString())
                .startsWith("That is not the challenge");
        assertThat(story.shown(province, id).get("status").asString()).isEqualTo("UNCONFIRMED");
    }

    @Test
    void refusesWhatChangedSince() {
        story.goRound();
        var outdated = confirm(province, "challenge", challenge(), "version", 7);
        assertThat(outdated.findValuesAsString("code")).containsExactly("VERSION_CONFLICT");
        assertThat(confirm(province.in(Locale.ENGLISH), "challenge", challenge(), "version", 7)
                        .at("/errors/0/message")
                        .asString())
                .startsWith("You read version");
    }

    @Test
    void changesNothingWhenItIsOnlyTried() {
        story.goRound();
        assertThat(confirm(province, "challenge", challenge(), "validateOnly", true)
                        .get("errors"))
                .isEmpty();
        assertThat(story.shown(province, id).get("status").asString()).isEqualTo("UNCONFIRMED");
    }

    @Test
    void isForItsOwnerOnly() {
        story.goRound();
        var document = Caller.document("graphql-test/confirmWebhook.graphql");
        var input = Map.of("input", Map.of("id", id, "challenge", challenge()));
        for (var other : List.of("admin", "zhao.mee")) {
            assertThat(Caller.person(port, other).code(document, input)).isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void asksOneAddressTenTimesADayAndLetsItBeAfterAWeek() {
        story.goRound();
        for (int time = 1; time < Invitations.TO_ONE_TARGET; time++) {
            assertThat(story.all("/a")).hasSize(time);
            story.after(Duration.ofMinutes(52)); // longer than the pause after nine failures
        }
        for (int time = 0; time < 5; time++) {
            assertThat(story.all("/a")).as("the same day").hasSize(Invitations.TO_ONE_TARGET);
            story.after(Duration.ofMinutes(73)); // longer than any pause
        }
        story.after(Duration.ofDays(1));
        assertThat(story.all("/a")).hasSizeGreaterThan(Invitations.TO_ONE_TARGET);
        story.after(Duration.ofDays(7));
        assertThat(province.data("{ webhooks { nodes { id } } }").findValuesAsString("id"))
                .doesNotContain(id);
    }

    @Test
    void staysWhereItIsConfirmedAtTheMomentInWhichItIsLetBe() {
        story.goRound();
        assertThat(confirm(province, "challenge", challenge()).get("errors")).isEmpty();
        context.getBean(WebhookDesk.class).letBe(new WebhookId(id));
        story.imported(1);
        story.goRound();
        assertThat(story.shown(province, id).get("status").asString()).isEqualTo("ACTIVE");
        assertThat(story.changes("/a")).hasSize(1);
    }

    private String challenge() {
        return story.all("/a").getLast().json().get("challenge").asString();
    }

    private JsonNode confirm(Caller caller, Object... more) {
        return WebhookStory.act(caller, "confirmWebhook", WebhookStory.with(new HashMap<>(Map.of("id", id)), more));
    }
}
