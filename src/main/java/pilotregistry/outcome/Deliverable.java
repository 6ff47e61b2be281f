package pilotregistry.outcome;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pilotregistry.attachment.FileId;

/// A document that a pilot produced (成果文件), as the outcome that it is.
public record Deliverable(Outcome outcome, OutputDocument document) {

    public OutputKind kind() {
        return document.kind();
    }

    public String title() {
        return document.title();
    }

    public @Nullable LocalDate issuedOn() {
        return document.issuedOn();
    }

    public @Nullable String url() {
        return document.url();
    }

    public @Nullable FileId fileId() {
        return document.file();
    }
}
