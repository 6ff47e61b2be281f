package pilotregistry.casestudy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotregistry.pilot.PilotStatus;

/// How far a case study has come; each act makes the next of it.
///
/// @param status of what is being worked on, where something is
/// @param revision null when nothing newer than the publication is being worked on
/// @param number null before the first version
/// @param pilotEnd how its pilot ended after it was published as in progress; null while it has not
record CaseProgress(
        CaseStudyStatus status,
        @Nullable CaseRevision revision,
        @Nullable CaseNumber number,
        @Nullable CasePublication publication,
        @Nullable CaseRetraction retraction,
        @Nullable PilotStatus pilotEnd) {

    static CaseProgress drafted(CasePaper paper) {
        return new CaseProgress(CaseStudyStatus.DRAFT, new CaseRevision(paper, List.of()), null, null, null, null);
    }

    static CaseProgress imported(CaseNumber number, CasePublication first) {
        return drafted(Objects.requireNonNull(first.paper())).published(number, first);
    }

    CaseProgress edited(CasePaper paper) {
        return revision == null
                ? working(CaseStudyStatus.DRAFT, new CaseRevision(paper, List.of()))
                : working(status, revision.with(paper));
    }

    CaseProgress filed(Instant at, String by) {
        return working(CaseStudyStatus.FILED, inHand().filed(at, by));
    }

    CaseProgress returned(CaseRound.Return why) {
        return working(CaseStudyStatus.RETURNED, inHand().returned(why));
    }

    CaseProgress checked(CheckStep step, CaseCheck check) {
        var checked = inHand().checked(step, check);
        return working(checked.complete() ? CaseStudyStatus.CHECKED : CaseStudyStatus.FILED, checked);
    }

    /// @param given the number, where it has none yet
    CaseProgress published(CaseNumber given, CasePublication version) {
        return new CaseProgress(
                CaseStudyStatus.PUBLISHED, null, number == null ? given : number, version, null, pilotEnd);
    }

    CaseProgress retracted(String reason, Instant at, String by) {
        var last = Objects.requireNonNull(publication);
        var title = Objects.requireNonNull(last.paper()).content().title();
        return new CaseProgress(
                CaseStudyStatus.RETRACTED,
                null,
                number,
                last.emptied(),
                new CaseRetraction(title, reason, at, by),
                pilotEnd);
    }

    CaseProgress after(PilotStatus end) {
        return new CaseProgress(status, revision, number, publication, retraction, end);
    }

    /// Whether readers are told that its pilot is not yet assessed, though it ended otherwise than is on record.
    boolean overtakenBy(PilotStatus pilot) {
        var paper = publication == null ? null : publication.paper();
        return paper != null && paper.labels().inProgress() && pilot.ended() && pilot != pilotEnd;
    }

    /// What everybody may know of it: a newer draft changes nothing about what is published.
    CaseStudyStatus standing() {
        return publication == null || retraction != null ? status : CaseStudyStatus.PUBLISHED;
    }

    /// What lists and readers go by: the published paper, or before the first version the one being worked on.
    @Nullable
    CasePaper paper() {
        if (publication != null) {
            return publication.paper();
        }
        return revision == null ? null : revision.paper();
    }

    /// Its title, which outlives the paper.
    String title() {
        var paper = paper();
        return paper == null
                ? Objects.requireNonNull(retraction).title()
                : paper.content().title();
    }

    private CaseRevision inHand() {
        return Objects.requireNonNull(revision);
    }

    private CaseProgress working(CaseStudyStatus next, CaseRevision changed) {
        return new CaseProgress(next, changed, number, publication, retraction, pilotEnd);
    }
}
