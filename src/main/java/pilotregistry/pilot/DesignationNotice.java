package pilotregistry.pilot;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import pilotregistry.batch.DocumentNumber;

/// The notice that designated a pilot; a part is null where no source states it.
///
/// @param issuedIn the month, also where the day is not known
public record DesignationNotice(
        @Nullable DocumentNumber documentNumber,
        @Nullable LocalDate issuedOn,
        @Nullable YearMonth issuedIn) {

    public DesignationNotice {
        if (issuedOn != null) {
            issuedIn = YearMonth.from(issuedOn);
        }
    }
}
