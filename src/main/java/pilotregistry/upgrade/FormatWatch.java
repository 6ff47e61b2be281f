package pilotregistry.upgrade;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pilotregistry.ledger.WritingGate;

/// Sees when a later release begins to store what this one would lose: from then on this node writes nothing more, and
/// is not ready.
@Component("formatHealthIndicator")
class FormatWatch implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(FormatWatch.class);

    private final Formats formats;
    private final Upgrade upgrade;
    private final WritingGate gate;

    FormatWatch(Formats formats, Upgrade upgrade, WritingGate gate) {
        this.formats = formats;
        this.upgrade = upgrade;
        this.gate = gate;
    }

    @Scheduled(
            initialDelayString = "${registry.upgrade.watch:PT5S}",
            fixedDelayString = "${registry.upgrade.watch:PT5S}")
    void look() {
        try {
            if (!gate.isShut() && formats.current().needs() > upgrade.known()) {
                gate.shut();
                LOG.error("A later release has changed the format of the database: this node writes nothing more");
            }
        } catch (RuntimeException later) {
            LOG.warn("The format is looked at later: {}", later.getMessage());
        }
    }

    @Override
    public Health health() {
        var health = gate.isShut() ? Health.down() : Health.up();
        return health.withDetail("known", upgrade.known()).build();
    }
}
