package pilotregistry.pilot;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pilotregistry.batch.DocumentNumber;

/// The assessment of a pilot (评估, F05).
///
/// @param source where its result was published
public record Assessment(
        AssessmentResult result,
        @Nullable DocumentNumber documentNumber,
        @Nullable LocalDate publishedOn,
        @Nullable String source) {

    @Nullable
    Boolean passed() {
        return switch (result) {
            case PASSED -> true;
            case NOT_PASSED -> false;
            case UNKNOWN -> null;
        };
    }
}
