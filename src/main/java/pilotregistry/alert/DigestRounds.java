package pilotregistry.alert;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Goes round the saved searches that are due and gathers what is new to each. Any number of nodes go round at once;
/// each digest is written by one of them.
@Component
class DigestRounds {

    private static final Logger LOG = LoggerFactory.getLogger(DigestRounds.class);

    private final Lookouts lookouts;
    private final SavedSearches searches;
    private final CaseWatch watch;
    private final Clock clock;

    DigestRounds(Lookouts lookouts, SavedSearches searches, CaseWatch watch, Clock clock) {
        this.lookouts = lookouts;
        this.searches = searches;
        this.watch = watch;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 30_000, fixedDelay = 30_000)
    void go() {
        try {
            lookouts.due().forEach(id -> lookouts.claim(id).ifPresent(this::look));
        } catch (RuntimeException later) {
            LOG.warn("Digests wait for the database: {}", later.toString());
        }
    }

    private void look(Lookout lookout) {
        try {
            var saved = searches.find(lookout.id()).filter(SavedSearch::on).orElse(null);
            if (saved == null) {
                lookouts.remove(lookout.id());
            } else {
                look(saved, lookout);
            }
        } catch (RuntimeException later) {
            LOG.warn("{} is looked at later: {}", lookout.id(), later.toString());
            lookouts.release(lookout);
        }
    }

    private void look(SavedSearch saved, Lookout lookout) {
        var question = saved.wish().question();
        var now = clock.instant();
        var next = now.plus(saved.interval().length());
        if (!lookout.question().equals(question)) {
            lookouts.keep(lookout.following(question, watch.known(question)).until(next));
        } else {
            var sight = watch.look(question, lookout.known());
            lookouts.keep(lookout.told(sight.news(), sight.known(), now).until(next));
        }
    }
}
