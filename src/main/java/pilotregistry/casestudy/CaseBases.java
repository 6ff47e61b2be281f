package pilotregistry.casestudy;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Set;
import org.springframework.stereotype.Component;
import pilotregistry.batch.Policy;
import pilotregistry.ledger.NotVisible;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotRegister;

/// Looks up what case studies rest on: how a pilot stands by now, and its confirmed outcomes.
@Component
class CaseBases {

    private final PilotRegister pilots;
    private final Clock clock;

    CaseBases(PilotRegister pilots, Clock clock) {
        this.pilots = pilots;
        this.clock = clock;
    }

    CaseBasis of(CaseStudy study) {
        var pilot =
                pilots.find(java.util.Objects.requireNonNull(study.pilotId())).orElseThrow(NotVisible::new);
        return new CaseBasis(pilot.statusIn(month()), confirmed(pilot));
    }

    private static Set<String> confirmed(Pilot pilot) {
        return Set.of();
    }

    private YearMonth month() {
        return YearMonth.from(clock.instant().atOffset(Policy.ZONE));
    }
}
