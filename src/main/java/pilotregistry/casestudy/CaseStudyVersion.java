package pilotregistry.casestudy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import pilotregistry.language.Label;

/// One published version of a case study, immutable: insert-only, named by case study and number.
///
/// @param caseNumber the case study's permanent number
/// @param sha256 over the canonical JSON (RFC 8785) of the paper
@Document("case_study_versions")
public record CaseStudyVersion(
        @Id CaseStudyVersionId id,
        CaseStudyId caseStudyId,
        String caseNumber,
        int number,
        CasePaper paper,
        String sha256,
        @Nullable CaseSource source,
        String authorName,
        Instant publishedAt,
        Publisher publisher) {

    /// The version of it that is published now; null before the first and after a retraction.
    static @Nullable CaseStudyVersion published(CaseStudy study) {
        var publication = study.publication();
        return publication == null || publication.paper() == null
                ? null
                : new CaseStudyVersion(
                        CaseStudyVersionId.of(study.id(), publication.number()),
                        study.id(),
                        String.valueOf(study.number()),
                        publication.number(),
                        publication.paper(),
                        publication.sha256(),
                        publication.source(),
                        study.authorName(),
                        publication.at(),
                        publication.publisher());
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

    public boolean synthetic() {
        return paper.labels().synthetic();
    }

    public @Nullable Label notice() {
        return paper.labels().text();
    }

    /// A licence of the list; the field of the API.
    Licence licence() {
        return Licence.find(paper.licence()).orElseThrow();
    }
}
