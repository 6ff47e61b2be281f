package pilotregistry.pilot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotregistry.access.Role;
import pilotregistry.batch.DocumentNumber;
import pilotregistry.batch.Policy;
import pilotregistry.ledger.Refusal;

/// A decision as an office hands it in, and what every decision must be, whatever it decides.
///
/// @param by the role under which it comes
record Ruling(
        @Nullable String documentNumber,
        LocalDate date,
        @Nullable String reason,
        Role by,
        Instant at) {

    static final int LONGEST = 2000;

    /// What is wrong with the paper itself, in codes that every act on a pilot has.
    <C extends Enum<C>> List<Refusal<C>> flaws(Pilot pilot, Class<C> codes, boolean reasoned) {
        var flaws = new ArrayList<Refusal<C>>();
        var text = reason == null ? "" : reason;
        if (reasoned && text.isBlank()) {
            flaws.add(Refusal.of(Enum.valueOf(codes, "REASON_MISSING"), "input", "reason"));
        }
        if (text.length() > LONGEST) {
            flaws.add(Refusal.of(Enum.valueOf(codes, "TOO_LONG"), "input", "reason")
                    .with("limit", LONGEST));
        }
        if (documentNumber != null && DocumentNumber.parse(documentNumber).isEmpty()) {
            flaws.add(Refusal.of(Enum.valueOf(codes, "DOCUMENT_NUMBER_INVALID"), "input", "documentNumber")
                    .with("number", documentNumber));
        }
        if (date.isAfter(today()) || lastDecidedOn(pilot).filter(date::isBefore).isPresent()) {
            flaws.add(Refusal.of(Enum.valueOf(codes, "DATE_INVALID"), "input", "date")
                    .with("date", date));
        }
        return flaws;
    }

    /// The day of the latest decision, the designation first of all.
    private static Optional<LocalDate> lastDecidedOn(Pilot pilot) {
        var designated = Stream.ofNullable(pilot.notice()).map(DesignationNotice::issuedOn);
        var decided = pilot.decisions().stream().map(PilotDecision::date);
        return Stream.concat(designated, decided).filter(Objects::nonNull).max(Comparator.naturalOrder());
    }

    /// The decision it is, once nothing speaks against it.
    PilotDecision deciding(PilotDecisionKind kind, @Nullable YearMonth termEnd) {
        return new PilotDecision(
                kind,
                documentNumber == null
                        ? null
                        : DocumentNumber.parse(documentNumber).orElse(null),
                date,
                reason == null || reason.isBlank() ? null : reason.strip(),
                by,
                termEnd,
                at);
    }

    YearMonth month() {
        return YearMonth.from(today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(at, Policy.ZONE);
    }
}
