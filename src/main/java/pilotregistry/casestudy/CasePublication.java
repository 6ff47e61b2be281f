package pilotregistry.casestudy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The version that is published now.
///
/// @param number of the version, from 1
/// @param paper null once the case study is retracted
/// @param sha256 over the canonical JSON of the paper
/// @param source where an imported case is known from
/// @param firstAt when version 1 was published
public record CasePublication(
        int number,
        @Nullable CasePaper paper,
        String sha256,
        @Nullable CaseSource source,
        Instant at,
        Instant firstAt,
        Publisher publisher) {

    CasePublication emptied() {
        return new CasePublication(number, null, sha256, null, at, firstAt, publisher);
    }
}
