package pilotregistry.attachment;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Clears the room, at start and every hour, of files that were stored but never listed.
@Component
class FileSweep {

    private static final Logger LOG = LoggerFactory.getLogger(FileSweep.class);
    // Longer than any upload takes from its first byte to its owner's list.
    private static final Duration GRACE = Duration.ofDays(1);

    private final FileRoom room;
    private final FileOwners owners;
    private final Clock clock;

    FileSweep(FileRoom room, FileOwners owners, Clock clock) {
        this.room = room;
        this.owners = owners;
        this.clock = clock;
    }

    @Scheduled(fixedRate = 1, timeUnit = TimeUnit.HOURS)
    void sweep() {
        int swept = room.sweep(clock.instant().minus(GRACE), owners::lists);
        if (swept > 0) {
            LOG.info("Removed {} stored files that no record lists", swept);
        }
    }
}
