package pilotregistry.document;

import java.time.LocalDate;

/// That a client program still uses a deprecated element of the schema.
///
/// @param days on how many
record DeprecatedUse(String client, LocalDate firstOn, LocalDate lastOn, int days) {}
