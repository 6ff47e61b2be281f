package pilotregistry.webhook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import pilotregistry.feed.Feed;

/// What webhooks are still to be told, and what was set aside, over all of them: whose they are no figure says.
@Component
class WebhookBacklog {

    private final OwnWebhooks webhooks;
    private final Dispatches dispatches;
    private final Feed feed;
    private final Clock clock;

    WebhookBacklog(OwnWebhooks webhooks, Dispatches dispatches, Feed feed, Clock clock, MeterRegistry meters) {
        this.webhooks = webhooks;
        this.dispatches = dispatches;
        this.feed = feed;
        this.clock = clock;
        Gauge.builder("registry.webhooks.lag", this, WebhookBacklog::lag)
                .description("Entries of the feed that the active webhook furthest behind is still to be told of")
                .register(meters);
        Gauge.builder("registry.webhooks.waiting", this, WebhookBacklog::seconds)
                .description("Age of the oldest of them")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("registry.webhooks.dead.letters", dispatches, Dispatches::setAside)
                .description("Changes that receivers refused and that are set aside")
                .register(meters);
    }

    private long lag() {
        var newest = feed.newest();
        return Math.max(0, newest - told(newest));
    }

    private long seconds() {
        var now = clock.instant();
        return feed.after(told(Long.MAX_VALUE), 1).stream()
                .mapToLong(oldest -> Duration.between(oldest.event().at(), now).toSeconds())
                .map(age -> Math.max(0, age))
                .findFirst()
                .orElse(0);
    }

    private long told(long all) {
        return dispatches.furthestBehind(webhooks.active()).orElse(all);
    }
}
