package pilotregistry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import pilotregistry.StoryClock;
import pilotregistry.courier.Courier;

class DispatchTests {

    private final Dispatch begun = Dispatch.begun(new WebhookId("webhook_1"), 7, StoryClock.START);

    @Test
    void waitsTheLongerTheMoreOftenItFailedUpToAnHour() {
        var trouble = DispatchTrouble.NONE;
        for (var seconds : new int[] {10, 20, 40, 80, 160, 320, 640, 1_280, 2_560, 3_600, 3_600, 3_600}) {
            trouble = trouble.with(fault(500));
            assertThat(trouble.pause())
                    .isBetween(
                            Duration.ofSeconds(seconds).multipliedBy(8).dividedBy(10),
                            Duration.ofSeconds(seconds).multipliedBy(12).dividedBy(10));
        }
        assertThat(trouble.over().failures()).isZero();
        assertThat(trouble.over().last()).isEqualTo(trouble.last());
    }

    @Test
    void givesUpAfterThreeDaysAndTenTriesOnly() {
        var trouble = DispatchTrouble.NONE;
        for (int time = 0; time < DispatchTrouble.TRIES - 1; time++) {
            trouble = trouble.with(fault(500));
        }
        var late = StoryClock.START.plus(DispatchTrouble.LASTING);
        assertThat(trouble.lasts(late)).isFalse();
        assertThat(trouble.with(fault(500)).lasts(late)).isTrue();
        assertThat(trouble.with(fault(500)).lasts(late.minusMillis(1))).isFalse();
    }

    @Test
    void setsAsideOnlyWhatIsRefusedForWhatItSays() {
        var refused = begun;
        var failing = begun;
        for (int time = 0; time < Dispatch.REFUSALS; time++) {
            assertThat(refused.hopeless()).isFalse();
            refused = refused.failed(fault(422));
            failing = failing.failed(fault(503));
        }
        assertThat(refused.hopeless()).isTrue();
        assertThat(failing.hopeless()).isFalse();
        var aside = refused.settingAside(8);
        assertThat(aside.position()).isEqualTo(8);
        assertThat(aside.trouble().failures()).isZero();
        assertThat(aside.deadLetters())
                .containsExactly(new WebhookDeadLetter(8, StoryClock.START, Dispatch.REFUSALS, 422));
        for (int position = 9; !aside.full(); position++) {
            aside = aside.failed(fault(400)).settingAside(position);
        }
        assertThat(aside.deadLetters()).hasSize(Dispatch.SET_ASIDE);
    }

    @Test
    void countsRefusalsOnlyAndOnlyThoseInARow() {
        var mixed = begun;
        for (var status : new int[] {503, 503, 503, 503, 400, 413, 415, 422, 500, 400, 400, 400, 400}) {
            mixed = mixed.failed(fault(status));
            assertThat(mixed.hopeless()).as("after %d", status).isFalse();
        }
        mixed = mixed.failed(fault(422));
        assertThat(mixed.hopeless()).isTrue();
        assertThat(mixed.trouble().failures()).isEqualTo(14);
        assertThat(mixed.settingAside(8).deadLetters())
                .containsExactly(new WebhookDeadLetter(8, StoryClock.START, Dispatch.REFUSALS, 422));
    }

    @Test
    void goesBackOnceForOneWishAndForgetsWhatIsDeliveredAgain() {
        var replay = new WebhookReplay(0, 7).next(8);
        var aside = begun.failed(fault(400)).settingAside(8).failed(fault(400)).settingAside(12);
        var back = aside.failed(fault(500)).following(replay);
        assertThat(back.position()).isEqualTo(8);
        assertThat(back.trouble().failures()).isZero();
        assertThat(back.deadLetters()).extracting(WebhookDeadLetter::position).containsExactly(8L);
        assertThat(back.read(20).following(replay).position()).isEqualTo(20);
    }

    @Test
    void namesWhatWentWrong() {
        assertThat(fault(400).code()).isEqualTo(WebhookFaultCode.REFUSED);
        assertThat(fault(302).code()).isEqualTo(WebhookFaultCode.REDIRECTED);
        for (var status : new int[] {401, 404, 408, 409, 425, 429, 500, 503}) {
            assertThat(fault(status).code()).isEqualTo(WebhookFaultCode.FAILED);
        }
        assertThat(WebhookFaultCode.of(new IOException("reset"))).isEqualTo(WebhookFaultCode.UNREACHABLE);
        assertThat(WebhookFaultCode.of(new javax.net.ssl.SSLException("untrusted")))
                .isEqualTo(WebhookFaultCode.INSECURE);
        assertThat(WebhookFaultCode.of(new java.net.SocketTimeoutException())).isEqualTo(WebhookFaultCode.TIMED_OUT);
    }

    @Test
    void keepsItsSecretsOutOfWhateverItIsPrintedTo() {
        var keys = begun.keys().rotated(1, StoryClock.START);
        assertThat(begun.toString() + keys)
                .contains("rotation=0", "rotation=1")
                .doesNotContain("whsec_", keys.challenge(), keys.secret());
        assertThat(new WebhookController.RegisterWebhookPayload(null, keys.secret(), List.of()) + ""
                        + new WebhookController.RotateWebhookSecretPayload(null, keys.secret(), List.of())
                        + new WebhookController.ConfirmWebhookInput(begun.id(), keys.challenge()))
                .contains("RegisterWebhookPayload", "webhook_1")
                .doesNotContain("whsec_", keys.challenge());
    }

    private static WebhookFault fault(int status) {
        return WebhookFault.of(new Courier.Answer(status, ""), 8, StoryClock.START);
    }
}
