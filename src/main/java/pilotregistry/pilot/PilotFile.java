package pilotregistry.pilot;

import java.time.Instant;
import pilotregistry.attachment.StoredFile;

/// A file of a pilot: what its final report and other proofs rest on; never public (R32).
record PilotFile(StoredFile file, PilotFileRole role, Instant at, String by) {

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
