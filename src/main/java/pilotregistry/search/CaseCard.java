package pilotregistry.search;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotregistry.casestudy.CaseContent;
import pilotregistry.casestudy.CaseStudy;

/// What the index takes of a case study: the published version, which is everybody's to read, and nothing else of it.
///
/// @param batch id of the batch its pilot is of
/// @param verification how far its results are verified
/// @param replications how many bodies repeated it
record CaseCard(
        String id,
        long version,
        @Nullable String number,
        CaseContent content,
        @Nullable String batch,
        List<CaseVerification> verification,
        boolean synthetic,
        int replications) {

    /// Empty for what is not, or no longer, published.
    static Optional<CaseCard> of(CaseStudy study) {
        var content = study.content();
        if (content == null) {
            return Optional.empty();
        }
        var batch = study.batchId();
        return Optional.of(new CaseCard(
                study.id().value(),
                study.version(),
                study.number(),
                content,
                batch == null ? null : batch.value(),
                List.of(study.qualitative() ? CaseVerification.UNCONFIRMED : CaseVerification.CONFIRMED),
                study.synthetic(),
                study.replications().size()));
    }
}
