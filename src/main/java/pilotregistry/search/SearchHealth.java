package pilotregistry.search;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Whether the search index follows the feed. While it is behind or made anew its state is unknown, which keeps no node
/// from answering everything else.
@Component("searchIndexHealthIndicator")
class SearchHealth implements HealthIndicator {

    private static final long BEHIND = 1_000;

    private final FeedPositions positions;

    SearchHealth(FeedPositions positions, MeterRegistry meters) {
        this.positions = positions;
        Gauge.builder("registry.search.lag", positions, each -> each.index().lag())
                .description("Entries of the feed that the search index has not taken in yet")
                .register(meters);
    }

    @Override
    public Health health() {
        var index = positions.index();
        var health = index.rebuilding() || index.lag() > BEHIND ? Health.unknown() : Health.up();
        return health.withDetail("position", index.position())
                .withDetail("lag", index.lag())
                .withDetail("documents", index.documents())
                .withDetail("rebuilding", index.rebuilding())
                .build();
    }
}
