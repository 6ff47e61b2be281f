package pilotregistry.casestudy;

import org.jspecify.annotations.Nullable;

/// How far a case study has come.
///
/// @param status of what is being worked on, where something is
/// @param revision null when nothing newer than the publication is being worked on
/// @param number null before the first version
record CaseProgress(
        CaseStudyStatus status,
        @Nullable CaseRevision revision,
        @Nullable CaseNumber number,
        @Nullable CasePublication publication,
        @Nullable CaseRetraction retraction) {

    static CaseProgress drafted(CasePaper paper) {
        return new CaseProgress(CaseStudyStatus.DRAFT, new CaseRevision(paper, java.util.List.of()), null, null, null);
    }

    CaseProgress working(CaseStudyStatus next, CaseRevision changed) {
        return new CaseProgress(next, changed, number, publication, retraction);
    }

    CaseProgress published(CaseNumber given, CasePublication version) {
        return new CaseProgress(CaseStudyStatus.PUBLISHED, null, given, version, null);
    }

    CaseProgress retracted(CaseRetraction tombstone) {
        return new CaseProgress(
                CaseStudyStatus.RETRACTED, null, number, publication == null ? null : publication.emptied(), tombstone);
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
}
