package pilotregistry.casestudy;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pilotregistry.batch.Policy;
import pilotregistry.ledger.Author;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Ledger;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotFollow;
import pilotregistry.pilot.PilotRegister;

/// Lets cases that were published as in progress follow their pilot: readers are told how it ended (R30).
///
/// What something kept from following is caught up with at the next start, and now and then.
@Component
class CaseFollow extends PilotFollow {

    private final CaseLibrary library;
    private final PilotRegister pilots;
    private final Ledger ledger;
    private final Clock clock;

    private enum FollowPilotErrorCode {
        VERSION_CONFLICT
    }

    CaseFollow(CaseLibrary library, PilotRegister pilots, Ledger ledger, Clock clock) {
        this.library = library;
        this.pilots = pilots;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    protected void take() {
        var ids = library.inProgress().stream()
                .map(CaseStudy::pilotId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        pilots.byId(ids).values().forEach(this::follow);
    }

    @Override
    protected void follow(Pilot pilot) {
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
