package pilotregistry.export;

import java.util.List;

/// A finished export: the parts it is stored in, and what they come to.
///
/// @param neutralised cells that got an apostrophe in front because they began like a formula
record ExportResult(List<ExportPart> parts, long rows, long bytes, String sha256, long feedPosition, long neutralised) {

    ExportResult {
        parts = List.copyOf(parts);
    }
}
