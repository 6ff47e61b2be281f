package pilotregistry.pilot;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pilotregistry.ledger.Author;
import pilotregistry.ledger.Command;

/// Takes up what a crash interrupted, at start and from time to time: decisions that the audit credits of their pilots
/// have not followed.
@Component
class Settlement {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private final Supervision supervision;
    private final Clock clock;

    Settlement(Supervision supervision, Clock clock) {
        this.supervision = supervision;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 2_000, fixedDelay = 60_000)
    void resumeQuietly() {
        try {
            resume();
        } catch (RuntimeException later) {
            LOG.warn("Audit credits wait for another time", later);
        }
    }

    void resume() {
        for (var pilot : supervision.unsettled()) {
            LOG.info("Lets the audit credits of {} follow", pilot.code());
            supervision.settle(pilot, command());
        }
    }

    // Without a key: what is done already is known by the state of things.
    private Command command() {
        return new Command("settleCredits", Author.REGISTRY, null, "", null, false, clock.instant());
    }
}
