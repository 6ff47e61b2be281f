package pilotregistry.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pilotregistry.courier.Courier;

/// Posts to the targets of webhooks and counts what came of it; whose they are no figure says.
@Component
class WebhookAttempts {

    private final Courier courier;
    private final Clock clock;
    private final Counter taken;
    private final Map<WebhookFaultCode, Counter> faults = new EnumMap<>(WebhookFaultCode.class);

    WebhookAttempts(Courier courier, Clock clock, MeterRegistry meters) {
        this.courier = courier;
        this.clock = clock;
        this.taken = counter("taken", meters);
        // Of what is not served nothing is posted.
        EnumSet.complementOf(EnumSet.of(WebhookFaultCode.SECRET_MISSING))
                .forEach(code -> faults.put(code, counter(code.name().toLowerCase(Locale.ROOT), meters)));
    }

    private static Counter counter(String outcome, MeterRegistry meters) {
        return Counter.builder("registry.webhooks.attempts")
                .description("Messages to webhooks by what came of them, challenges among them")
                .tag("outcome", outcome)
                .register(meters);
    }

    /// Tells of one change.
    ///
    /// @return what went wrong; empty where it was taken
    Optional<WebhookFault> tell(Webhook webhook, DispatchKeys keys, long position, Map<String, ?> content) {
        var id = webhook.id() + "_" + position;
        try {
            var answer = courier.post(webhook.url(), id, keys.signing(clock.instant()), content);
            return answer.accepted() ? taken() : failed(WebhookFault.of(answer, position, clock.instant()));
        } catch (IOException broken) {
            return failed(WebhookFault.of(broken, position, clock.instant()));
        }
    }

    /// Asks for the proof that the target is its owner's.
    ///
    /// @return what went wrong; empty where it was given
    Optional<WebhookFault> challenge(Webhook webhook, DispatchKeys keys) {
        var content = Map.of("type", "challenge", "webhook", webhook.id().value(), "challenge", keys.challenge());
        try {
            var answer = courier.post(webhook.url(), keys.challenge(), List.of(keys.signing()), content);
            return answer.proves(keys.signing(), keys.challenge())
                    ? taken()
                    : failed(WebhookFault.ofChallenge(answer, clock.instant()));
        } catch (IOException broken) {
            return failed(WebhookFault.of(broken, null, clock.instant()));
        }
    }

    private Optional<WebhookFault> taken() {
        taken.increment();
        return Optional.empty();
    }

    private Optional<WebhookFault> failed(WebhookFault fault) {
        Objects.requireNonNull(faults.get(fault.code())).increment();
        return Optional.of(fault);
    }
}
