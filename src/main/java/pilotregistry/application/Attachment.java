package pilotregistry.application;

import java.time.Instant;
import pilotregistry.attachment.StoredFile;

/// A file of an application.
public record Attachment(StoredFile file, AttachmentRole role, Instant at, String by) {

    public String id() {
        return file.id().value();
    }

    public String name() {
        return file.name();
    }

    public String mediaType() {
        return file.mediaType();
    }

    public long bytes() {
        return file.bytes();
    }

    public String sha256() {
        return file.sha256();
    }
}
