package pilotregistry.casestudy;

import java.time.Instant;
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

    /// How far it has come.
    public CaseStudyStatus status() {
        var round = current();
        if (round == null) {
            return CaseStudyStatus.DRAFT;
        }
        if (round.returned() != null) {
            return CaseStudyStatus.RETURNED;
        }
        return round.checked() ? CaseStudyStatus.CHECKED : CaseStudyStatus.FILED;
    }

    public CaseContent content() {
        return paper.content();
    }

    public boolean inProgress() {
        return paper.labels().inProgress();
    }

    public boolean qualitative() {
        return paper.labels().qualitative();
    }

    public Licence licence() {
        return Licence.find(paper.licence()).orElseThrow();
    }

    CaseRevision with(CasePaper changed) {
        return new CaseRevision(changed, rounds);
    }

    CaseRevision filed(Instant at, String by) {
        var more = new ArrayList<>(rounds);
        more.add(CaseRound.filed(rounds.size() + 1, paper.sha256(), at, by));
        return new CaseRevision(paper, more);
    }

    CaseRevision checked(CheckStep step, CaseCheck check) {
        return withCurrent(rounds.getLast().checked(step, check));
    }

    CaseRevision returned(CaseRound.Return why) {
        return withCurrent(rounds.getLast().returned(why));
    }

    /// Whether the current filing has both its checks.
    boolean complete() {
        return !rounds.isEmpty() && rounds.getLast().checked();
    }

    private CaseRevision withCurrent(CaseRound changed) {
        var some = new ArrayList<>(rounds);
        some.set(some.size() - 1, changed);
        return new CaseRevision(paper, some);
    }
}
