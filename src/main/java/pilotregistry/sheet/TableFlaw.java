package pilotregistry.sheet;

import java.util.List;
import pilotregistry.ledger.Refusal;

/// Why a table as a whole is not imported. The error codes of every import have these names among theirs.
public enum TableFlaw {
    EMPTY,
    TOO_LARGE,
    ENCODING_UNKNOWN,
    FORMAT_NOT_ACCEPTED,
    UNREADABLE,
    SHEET_NOT_FOUND,
    COLUMN_MISSING,
    COLUMN_TWICE,
    MAPPED_COLUMN_MISSING,
    ROWS_REFUSED;

    /// The same refusals by the codes of one import.
    static <C extends Enum<C>> List<Refusal<C>> as(Class<C> codes, List<Refusal<TableFlaw>> refusals) {
        return refusals.stream()
                .map(flaw -> new Refusal<>(
                        Enum.valueOf(codes, flaw.code().name()), flaw.path(), flaw.clause(), flaw.facts()))
                .toList();
    }
}
