package pilotregistry.designation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pilotregistry.ledger.Author;
import pilotregistry.ledger.Command;

/// Takes up what a crash interrupted, at start and from time to time: checks that their applications were not told of,
/// and designations in force whose pilots are not all there.
@Component
class Resumption {

    private static final Logger LOG = LoggerFactory.getLogger(Resumption.class);

    // Longer than any signature takes to be carried out: what is younger is still in somebody's hands.
    private static final Duration LEFT_BEHIND = Duration.ofMinutes(1);

    private final FormalOffice office;
    private final MinistryDesk desk;
    private final Clock clock;

    Resumption(FormalOffice office, MinistryDesk desk, Clock clock) {
        this.office = office;
        this.desk = desk;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 2_000, fixedDelay = 60_000)
    void resumeQuietly() {
        try {
            resume(clock.instant().minus(LEFT_BEHIND));
        } catch (RuntimeException later) {
            LOG.warn("What was interrupted waits for another time", later);
        }
    }

    void resume(Instant before) {
        for (var review : office.unsettled(before)) {
            LOG.info("Resumes the formal check {}", review.id());
            office.resume(review, command("checkApplication"));
        }
        for (var designation : desk.unfinished(before)) {
            LOG.info("Resumes the designation {}", designation.id());
            desk.carryOut(designation, command("designatePilots"));
        }
    }

    // Without a key: what is done already is known by the state of things.
    private Command command(String act) {
        return new Command(act, Author.REGISTRY, null, "", null, false, clock.instant());
    }
}
