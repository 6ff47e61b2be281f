package pilotregistry.casestudy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

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

    public CaseContent content() {
        return paper.content();
    }
}
