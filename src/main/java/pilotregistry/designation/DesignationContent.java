package pilotregistry.designation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import pilotregistry.application.ApplicationId;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.DocumentNumber;

/// What both ministries sign: the same to the letter.
///
/// @param termStart the month in which the pilots begin (R02)
/// @param selected in the order of the list, by which pilots are numbered
public record DesignationContent(
        BatchId batch,
        DocumentNumber documentNumber,
        LocalDate issuedOn,
        YearMonth termStart,
        List<Selected> selected,
        List<NotSelected> notSelected) {

    public DesignationContent {
        selected = List.copyOf(selected);
        notSelected = List.copyOf(notSelected);
    }

    /// One application that becomes a pilot.
    ///
    /// @param name of the pilot, as published
    public record Selected(ApplicationId application, String name) {}

    /// One application that does not.
    public record NotSelected(ApplicationId application, String reason) {}

    List<ApplicationId> applications() {
        return Stream.concat(
                        selected.stream().map(Selected::application),
                        notSelected.stream().map(NotSelected::application))
                .toList();
    }
}
