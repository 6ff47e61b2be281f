package pilotregistry.designation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What the ministries look at when an application arrives (通知六).
///
/// @param packageNamed the electronic package is named as R28 says
/// @param outlineComplete the plan follows the outline (R24)
/// @param sealsPresent letter and plan bear their seals
/// @param paperCopies how many arrived; two are asked for (R26)
/// @param bound they are bound as one volume (R26)
/// @param postedOn by the postmark
public record FormalChecklist(
        boolean packageNamed,
        boolean outlineComplete,
        boolean sealsPresent,
        int paperCopies,
        boolean bound,
        @Nullable LocalDate postedOn,
        @Nullable LocalDate receivedOn) {

    static final int COPIES = 2;

    boolean complete() {
        return packageNamed && outlineComplete && sealsPresent && bound && paperCopies >= COPIES;
    }
}
