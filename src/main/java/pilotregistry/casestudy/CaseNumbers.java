package pilotregistry.casestudy;

import java.time.Instant;
import java.time.LocalDate;
import pilotregistry.batch.Policy;

/// Gives out the permanent numbers of one year in a row; where another took one meanwhile, goes on after it.
final class CaseNumbers {

    private final CaseLibrary library;
    private int year;
    private int last;

    CaseNumbers(CaseLibrary library) {
        this.library = library;
    }

    CaseNumber next(Instant now) {
        var current = LocalDate.ofInstant(now, Policy.ZONE).getYear();
        if (current != year) {
            year = current;
            last = library.lastNumber(year);
        }
        return CaseNumber.of(year, ++last);
    }

    void overtaken() {
        year = 0;
    }
}
