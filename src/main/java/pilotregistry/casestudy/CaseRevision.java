package pilotregistry.casestudy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is being worked on: not yet published, and not the public's to see.
record CaseRevision(CasePaper paper, List<CaseRound> rounds) {

    CaseRevision {
        rounds = List.copyOf(rounds);
    }

    @Nullable
    CaseRound current() {
        return rounds.isEmpty() ? null : rounds.getLast();
    }

    CaseRevision with(CasePaper changed) {
        return new CaseRevision(changed, rounds);
    }

    CaseRevision filed(CaseRound round) {
        var more = new ArrayList<>(rounds);
        more.add(round);
        return new CaseRevision(paper, more);
    }

    CaseRevision withCurrent(CaseRound changed) {
        var some = new ArrayList<>(rounds);
        some.set(some.size() - 1, changed);
        return new CaseRevision(paper, some);
    }
}
