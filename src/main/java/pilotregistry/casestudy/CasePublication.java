package pilotregistry.casestudy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The version that is published now.
///
/// @param number of the version, from 1
/// @param paper null once the case study is retracted
/// @param sha256 over the canonical JSON of the paper
/// @param confirmed ids of the outcomes among its results that were confirmed when it was published
/// @param source where an imported case is known from
/// @param firstAt when version 1 was published
public record CasePublication(
        int number,
        @Nullable CasePaper paper,
        String sha256,
        List<String> confirmed,
        @Nullable CaseSource source,
        Instant at,
        Instant firstAt,
        Publisher publisher) {

    /// The version that follows this one, or the first.
    static CasePublication after(
            @Nullable CasePublication earlier,
            CasePaper paper,
            List<String> confirmed,
            @Nullable CaseSource source,
            Instant at,
            Publisher by) {
        return new CasePublication(
                earlier == null ? 1 : earlier.number + 1,
                paper,
                paper.sha256(),
                confirmed,
                source,
                at,
                earlier == null ? at : earlier.firstAt,
                by);
    }

    /// Null once it was taken back.
    @Nullable
    CaseContent content() {
        return paper == null ? null : paper.content();
    }

    /// Whether a result rests on an outcome that was confirmed when it was published.
    public boolean verified() {
        return !confirmed.isEmpty();
    }

    CasePublication emptied() {
        return new CasePublication(number, null, sha256, List.of(), null, at, firstAt, publisher);
    }
}
