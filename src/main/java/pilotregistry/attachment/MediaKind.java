package pilotregistry.attachment;

import java.util.EnumSet;
import java.util.Set;

/// The kinds of file the registry keeps.
///
/// Refused on purpose: archives (what is in them cannot be vouched for), macro-enabled Office files, and anything a
/// browser would run.
public enum MediaKind {
    PDF("application/pdf", "pdf"),
    /// GB/T 33190, the layout format in which Chinese authorities issue documents.
    OFD("application/ofd", "ofd"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    DOC("application/msword", "doc"),
    XLS("application/vnd.ms-excel", "xls"),
    JPEG("image/jpeg", "jpe?g"),
    PNG("image/png", "png"),
    CSV("text/csv", "csv"),
    NDJSON("application/x-ndjson", "ndjson|jsonl"),
    TEXT("text/plain", "txt");

    /// What may be attached to an application: documents, sheets, slides and scans.
    public static final Set<MediaKind> DOCUMENTS =
            Set.copyOf(EnumSet.of(PDF, OFD, DOCX, XLSX, PPTX, DOC, XLS, JPEG, PNG));

    /// What may be imported as rows.
    public static final Set<MediaKind> TABLES = Set.copyOf(EnumSet.of(CSV, NDJSON, XLSX, TEXT));

    private final String mediaType;
    private final String extension;

    MediaKind(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /// Whether a file found to be `sniffed` and called `*.suffix` is of this kind; text alone does not tell a table
    /// from prose.
    boolean covers(String sniffed, String suffix) {
        var content = this == CSV || this == NDJSON ? TEXT.mediaType : mediaType;
        return content.equals(sniffed) && suffix.matches(extension);
    }
}
