package pilotregistry.alert;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Goes round the saved searches that are due and gathers what is new to each. Any number of nodes go round at once;
/// each digest is written by one of them.
@Component
class DigestRounds {

    private static final Logger LOG = LoggerFactory.getLogger(DigestRounds.class);

    private static final Duration DAY = Duration.ofDays(1);
    private static final int ABREAST = 20;

    private final Lookouts lookouts;
    private final SavedSearches searches;
    private final CaseWatch watch;
    private final MailRoom mail;
    private final Webhooks webhooks;
    private final Clock clock;

    DigestRounds(
            Lookouts lookouts, SavedSearches searches, CaseWatch watch, MailRoom mail, Webhooks webhooks, Clock clock) {
        this.lookouts = lookouts;
        this.searches = searches;
        this.watch = watch;
        this.mail = mail;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${registry.alerts.round:PT30S}",
            fixedDelayString = "${registry.alerts.round:PT30S}")
    void go() {
        try {
            abreast(lookouts.due());
        } catch (RuntimeException later) {
            LOG.warn("Digests wait for the database: {}", later.toString());
        }
    }

    // Side by side: whoever is slow to be told holds up nobody else.
    private void abreast(List<SavedSearchId> due) {
        try (var threads =
                Executors.newFixedThreadPool(ABREAST, Thread.ofVirtual().factory())) {
            due.forEach(id -> threads.execute(() -> lookInto(id)));
        }
    }

    private void lookInto(SavedSearchId id) {
        try {
            lookouts.claim(id).ifPresent(this::look);
        } catch (RuntimeException later) {
            LOG.warn("{} waits for the database: {}", id, later.toString());
        }
    }

    private void look(Lookout lookout) {
        try {
            var saved = searches.find(lookout.id()).filter(it -> !it.off()).orElse(null);
            if (saved == null) {
                lookouts.remove(lookout.id());
            } else {
                look(saved, lookout);
            }
        } catch (RuntimeException later) {
            // Not what it says: that may name the address of somebody.
            LOG.warn("{} is looked at later: {}", lookout.id(), later.getClass().getName());
            lookouts.release(lookout);
        }
    }

    private void look(SavedSearch saved, Lookout lookout) {
        if (saved.status() == SavedSearchStatus.UNCONFIRMED) {
            lookouts.keep(invited(saved, lookout).until(clock.instant().plus(DAY)));
        } else {
            tell(saved, lookout);
        }
    }

    private void tell(SavedSearch saved, Lookout lookout) {
        var question = saved.wish().question();
        var looked = lookout;
        if (!lookout.question().equals(question)) {
            looked = lookout.following(question, watch.known(question)).delivered();
        } else if (lookout.owing() == null) {
            var sight = watch.look(question, lookout.known());
            looked = lookout.told(sight.news(), sight.known(), clock.instant());
        }
        // Before it is sent: whoever comes after a kill sends this very digest.
        if (lookouts.keep(looked)) {
            deliver(saved, looked);
            lookouts.keep(looked.delivered()
                    .until(clock.instant().plus(saved.interval().length())));
        }
    }

    private void deliver(SavedSearch saved, Lookout lookout) {
        var digest = lookout.owing();
        if (digest != null) {
            switch (saved.channel()) {
                case FEED -> LOG.debug("{} waits for its readers", lookout.id());
                case MAIL -> mail.send(saved, digest);
                case WEBHOOK -> webhook(saved, digest);
            }
        }
    }

    // What a receiver says with 410 is its one click.
    private void webhook(SavedSearch saved, Digest digest) {
        if (!webhooks.send(saved, digest)) {
            searches.turnOff(saved, SavedSearches.byAddress("turnOffSavedSearch", clock.instant()));
        }
    }

    private Lookout invited(SavedSearch saved, Lookout lookout) {
        var confirmation = Objects.requireNonNull(saved.confirmation());
        if (confirmation.equals(lookout.errands().invited())) {
            return lookout;
        }
        return switch (saved.channel()) {
            case FEED -> lookout;
            case MAIL -> mail.invite(saved) ? lookout.invited(confirmation) : lookout;
            case WEBHOOK -> {
                if (webhooks.challenge(saved)) {
                    searches.confirm(
                            saved, confirmation, SavedSearches.byAddress("confirmSavedSearch", clock.instant()));
                    yield lookout.invited(confirmation);
                }
                yield lookout;
            }
        };
    }
}
