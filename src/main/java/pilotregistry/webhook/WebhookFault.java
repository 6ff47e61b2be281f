package pilotregistry.webhook;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pilotregistry.courier.Courier;

/// That a message was not taken.
///
/// @param position of the change it told of; null for a challenge
/// @param status that was answered; null where nothing was
record WebhookFault(
        WebhookFaultCode code,
        Instant at,
        @Nullable Long position,
        @Nullable Integer status) {

    private static final int GONE = 410;

    static WebhookFault of(IOException broken, @Nullable Long position, Instant at) {
        return new WebhookFault(WebhookFaultCode.of(broken), at, position, null);
    }

    static WebhookFault of(Courier.Answer answer, long position, Instant at) {
        return new WebhookFault(WebhookFaultCode.of(answer), at, position, answer.status());
    }

    /// Whether the target wants nothing any more.
    boolean gone() {
        return status != null && status == GONE;
    }

    /// That an answer is no proof.
    static WebhookFault ofChallenge(Courier.Answer answer, Instant at) {
        var code = WebhookFaultCode.of(answer) == WebhookFaultCode.REDIRECTED
                ? WebhookFaultCode.REDIRECTED
                : WebhookFaultCode.CHALLENGE_NOT_MET;
        return new WebhookFault(code, at, null, answer.status());
    }
}
