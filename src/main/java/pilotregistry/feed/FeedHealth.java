package pilotregistry.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Whether outboxes still find their way to the feed: down when no sweep has come to its end for a minute.
@Component("relayHealthIndicator")
class FeedHealth implements HealthIndicator {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Relay relay;
    private final Tail tail;

    FeedHealth(Relay relay, Tail tail, MeterRegistry meters) {
        this.relay = relay;
        this.tail = tail;
        Gauge.builder("registry.feed.position", tail, Tail::position)
                .description("Number of the newest entry of the feed that this node has read")
                .register(meters);
        Gauge.builder("registry.feed.waiting", relay, Relay::lag)
                .description("Records with events that are not in the feed yet")
                .register(meters);
    }

    @Override
    public Health health() {
        var idle = Duration.ofNanos(System.nanoTime() - relay.sweptAt());
        var health = idle.compareTo(PATIENCE) < 0 ? Health.up() : Health.down();
        return health.withDetail("position", tail.position())
                .withDetail("secondsSinceSweep", idle.toSeconds())
                .build();
    }
}
