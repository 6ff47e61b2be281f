package pilotregistry.pilot;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import pilotregistry.ledger.FirstStep;
import pilotregistry.ledger.Recording;

/// Lets what later steps keep of a pilot follow it: at once after each change, and what something kept from following
/// at the next start, and now and then.
public abstract class PilotFollow extends FirstStep {

    private static final Logger LOG = LoggerFactory.getLogger(PilotFollow.class);
    private static final int AFTER_ALL_THAT_ENTER = 90;

    protected PilotFollow() {
        super(AFTER_ALL_THAT_ENTER);
    }

    /// Lets what hangs on the pilot take over what it is now; changes nothing where that is done already.
    protected abstract void follow(Pilot pilot);

    // The pilot's change is done already: what fails here waits for the next round, and is no error of that act.
    @EventListener
    protected final void on(Recording recording) {
        // On a pilot that was entered this moment nothing hangs yet.
        if (recording.aggregate() instanceof Pilot pilot && pilot.version() > 0) {
            try {
                follow(pilot);
            } catch (RuntimeException later) {
                LOG.warn("{}: what hangs on {} follows later", getClass().getSimpleName(), pilot.code(), later);
            }
        }
    }

    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    protected final void catchUp() {
        try {
            take();
        } catch (RuntimeException later) {
            LOG.warn("{} follows its pilots later", getClass().getSimpleName(), later);
        }
    }
}
