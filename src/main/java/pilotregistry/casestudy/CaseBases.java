package pilotregistry.casestudy;

import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.batch.Policy;
import pilotregistry.casestudy.CaseBasis.Ground;
import pilotregistry.ledger.NotVisible;
import pilotregistry.outcome.Outcome;
import pilotregistry.outcome.OutcomeBook;
import pilotregistry.outcome.OutcomeId;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotRegister;
import pilotregistry.pilot.PilotStatus;

/// Looks up what case studies rest on: how a pilot stands by now, and its outcomes.
@Component
class CaseBases {

    private final PilotRegister pilots;
    private final OutcomeBook outcomes;
    private final Clock clock;

    CaseBases(PilotRegister pilots, OutcomeBook outcomes, Clock clock) {
        this.pilots = pilots;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /// Of what is being worked on.
    CaseBasis of(CaseStudy study) {
        return new CaseBasis(pilot(study), grounds(study.revision()));
    }

    private @Nullable PilotStatus pilot(CaseStudy study) {
        if (study.pilotId() == null) {
            return null;
        }
        var pilot = pilots.find(study.pilotId()).orElseThrow(NotVisible::new);
        return pilot.statusIn(YearMonth.from(clock.instant().atOffset(Policy.ZONE)));
    }

    /// The outcomes that a wording names, as far as they are the pilot's.
    Map<OutcomeId, Outcome> named(CaseWording wording, @Nullable Pilot pilot) {
        var ids = wording.outcomes();
        return pilot == null || ids.isEmpty()
                ? Map.of()
                : outcomes.byId(ids).values().stream()
                        .filter(outcome -> outcome.pilotId().equals(pilot.id()))
                        .collect(Collectors.toMap(Outcome::id, outcome -> outcome));
    }

    private Map<String, Ground> grounds(@Nullable CaseRevision revision) {
        if (revision == null) {
            return Map.of();
        }
        var ids = revision.content().results().stream()
                .map(CaseResult::outcome)
                .filter(Objects::nonNull)
                .map(OutcomeId::new)
                .toList();
        var grounds = new HashMap<String, Ground>();
        outcomes.byId(ids)
                .forEach((id, outcome) -> grounds.put(
                        id.value(), new Ground(outcome.canonical(), outcome.verification(), outcome.nature())));
        return grounds;
    }
}
