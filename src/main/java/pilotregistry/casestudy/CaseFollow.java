package pilotregistry.casestudy;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pilotregistry.batch.Policy;
import pilotregistry.ledger.Author;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.FirstStep;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.Recording;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotRegister;

/// Lets cases that were published as in progress follow their pilot: readers are told how it ended (R30).
///
/// What something kept from following is caught up with at the next start, and now and then.
@Component
class CaseFollow extends FirstStep {

    private static final Logger LOG = LoggerFactory.getLogger(CaseFollow.class);
    private static final int AFTER_ALL_THAT_ENTER = 90;

    private final CaseLibrary library;
    private final PilotRegister pilots;
    private final Ledger ledger;
    private final Clock clock;

    private enum FollowPilotErrorCode {
        VERSION_CONFLICT
    }

    CaseFollow(CaseLibrary library, PilotRegister pilots, Ledger ledger, Clock clock) {
        super(AFTER_ALL_THAT_ENTER);
        this.library = library;
        this.pilots = pilots;
        this.ledger = ledger;
        this.clock = clock;
    }

    // The pilot's change is done already: what fails here waits for the next round, and is no error of that act.
    @EventListener
    void on(Recording recording) {
        // A pilot that was entered this moment has no cases yet.
        if (recording.aggregate() instanceof Pilot pilot && pilot.version() > 0) {
            try {
                follow(pilot);
            } catch (RuntimeException later) {
                LOG.warn("The cases of {} follow later", pilot.code(), later);
            }
        }
    }

    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void catchUp() {
        try {
            take();
        } catch (RuntimeException later) {
            LOG.warn("Cases follow their pilots later", later);
        }
    }

    @Override
    protected void take() {
        var ids = library.inProgress().stream()
                .map(CaseStudy::pilotId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        pilots.byId(ids).values().forEach(this::follow);
    }

    private void follow(Pilot pilot) {
        var status = pilot.statusIn(YearMonth.from(clock.instant().atOffset(Policy.ZONE)));
        if (!status.ended()) {
            return;
        }
        for (var study : library.publishedOf(pilot.id())) {
            if (study.progress().overtakenBy(status)) {
                ledger.change(
                        CaseStudy.class,
                        study.id(),
                        // Without a key: what is done already is known by the state of things.
                        new Command("followPilot", Author.REGISTRY, null, "", null, false, clock.instant()),
                        FollowPilotErrorCode.VERSION_CONFLICT,
                        it -> {
                            it.follow(status);
                            return List.of();
                        });
            }
        }
    }
}
