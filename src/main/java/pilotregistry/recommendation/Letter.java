package pilotregistry.recommendation;

import java.time.Instant;
import java.time.LocalDate;
import pilotregistry.language.Label;
import pilotregistry.ledger.Author;

/// A recommendation letter (推荐函): one document of both departments, which it names (R22).
///
/// @param documentNumber its document number (发文字号)
record Letter(
        String documentNumber,
        LocalDate date,
        Label ecologyDepartment,
        Label developmentDepartment,
        Instant issuedAt,
        Author by) {}
