package pilotregistry.export;

import java.util.Locale;

/// What an export is written as.
enum ExportFormat {
    CSV("text/csv; charset=utf-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    NDJSON("application/x-ndjson");

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether what is written can be gone on with behind any row; a workbook is one piece.
    boolean resumable() {
        return this != XLSX;
    }
}
