package pilotregistry.pilot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import pilotregistry.access.Role;
import pilotregistry.batch.DocumentNumber;

/// A decision on a pilot, public as the list of pilots is (R32).
///
/// @param date of the document
/// @param by the role of the office that took it
/// @param termEnd the month in which the term ends from now on; of an extension only
/// @param at when it was entered
public record PilotDecision(
        PilotDecisionKind kind,
        @Nullable DocumentNumber documentNumber,
        LocalDate date,
        @Nullable String reason,
        Role by,
        @Nullable YearMonth termEnd,
        Instant at) {}
