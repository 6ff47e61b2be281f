package pilotregistry.export;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Language;

/// What somebody asked to be exported, fixed when it was asked for.
///
/// @param requester subject of the tokens of whoever asked
/// @param asked the list's arguments as JSON, for people
/// @param reading the same as the database is asked, with all that this requester may see; null for a
///     search, which finds the same for everybody
/// @param mandates on which that rests; empty where everybody may see it
record ExportWish(
        String requester,
        ExportList list,
        String asked,
        ExportFormat format,
        List<String> columns,
        boolean byteOrderMark,
        @Nullable Language headings,
        @Nullable String reading,
        List<String> mandates,
        Instant at) {

    ExportWish {
        columns = List.copyOf(columns);
        mandates = List.copyOf(mandates);
    }
}
