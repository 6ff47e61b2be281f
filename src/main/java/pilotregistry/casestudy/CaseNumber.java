package pilotregistry.casestudy;

import java.util.Locale;

/// The permanent number of a case study, given with its first version and never to another.
///
/// @param year of the first publication, Beijing time
/// @param text such as `CS-2024-0001`
record CaseNumber(int year, int sequence, String text) {

    static CaseNumber of(int year, int sequence) {
        return new CaseNumber(year, sequence, String.format(Locale.ROOT, "CS-%04d-%04d", year, sequence));
    }
}
