package pilotregistry.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotregistry.casestudy.CaseContent;
import pilotregistry.casestudy.CaseResult;
import pilotregistry.casestudy.CaseStudy;

/// What the index takes of a case study: the published version, which is everybody's to read, and nothing else of it.
///
/// @param batch id of the batch its pilot is of
/// @param confirmed ids of the outcomes among its results that are confirmed
/// @param replications how many bodies repeated it
record CaseCard(
        String id,
        @Nullable String number,
        CaseContent content,
        @Nullable String batch,
        Set<String> confirmed,
        boolean synthetic,
        int replications) {

    /// Empty for what is not, or no longer, published.
    static Optional<CaseCard> of(CaseStudy study) {
        var publication = study.publication();
        var content = study.content();
        if (publication == null || content == null) {
            return Optional.empty();
        }
        var batch = study.batchId();
        return Optional.of(new CaseCard(
                study.id().value(),
                study.number(),
                content,
                batch == null ? null : batch.value(),
                Set.copyOf(publication.confirmed()),
                study.synthetic(),
                study.replications().size()));
    }

    /// How far its results are verified: confirmed where one of them is.
    CaseVerification verification() {
        return confirmed.isEmpty() ? CaseVerification.UNCONFIRMED : CaseVerification.CONFIRMED;
    }

    /// Its number to order by: a year may have more than the four digits that most sequences fill.
    long place() {
        var parts = String.valueOf(number).split("-", -1);
        return Long.parseLong(parts[1]) * 1_000_000_000 + Long.parseLong(parts[2]);
    }

    /// Keys of the metrics of its results.
    List<String> metrics() {
        return content.results().stream().map(CaseResult::metric).distinct().toList();
    }

    boolean confirms(CaseResult result) {
        return result.outcome() != null && confirmed.contains(result.outcome());
    }
}
