package pilotregistry.webhook;

import java.io.IOException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;
import pilotregistry.courier.Courier;
import pilotregistry.courier.NoPublicAddress;

/// Why a message was not taken.
enum WebhookFaultCode {
    NO_PUBLIC_ADDRESS,
    UNREACHABLE,
    INSECURE,
    TIMED_OUT,
    CHALLENGE_NOT_MET,
    REDIRECTED,
    REFUSED,
    FAILED,
    SECRET_MISSING;

    static WebhookFaultCode of(IOException broken) {
        return switch (broken) {
            case NoPublicAddress nowhere -> NO_PUBLIC_ADDRESS;
            case SocketTimeoutException late -> TIMED_OUT;
            case SSLException untrusted -> INSECURE;
            default -> UNREACHABLE;
        };
    }

    /// What answered: of this very message, or of whatever it is sent.
    static WebhookFaultCode of(Courier.Answer answer) {
        return switch (answer.status()) {
            case 300, 301, 302, 303, 307, 308 -> REDIRECTED;
            case 400, 413, 415, 422 -> REFUSED;
            default -> FAILED;
        };
    }
}
