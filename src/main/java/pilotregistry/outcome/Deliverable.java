package pilotregistry.outcome;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pilotregistry.attachment.FileId;

/// A document that a pilot produced (成果文件), as the outcome that it is.
record Deliverable(Outcome outcome, OutputDocument document) {

    OutputKind kind() {
        return document.kind();
    }

    String title() {
        return document.title();
    }

    @Nullable
    LocalDate issuedOn() {
        return document.issuedOn();
    }

    @Nullable
    String url() {
        return document.url();
    }

    @Nullable
    FileId fileId() {
        return document.file();
    }
}
