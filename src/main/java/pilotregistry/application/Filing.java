package pilotregistry.application;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.attachment.FileId;

/// One filing to the province: the number and hash of the frozen content, and how it came back if it did.
///
/// @param number from 1
/// @param sha256 over the canonical JSON of content and attachments
/// @param files that were attached then: they stay in the room, whatever becomes of the draft
public record Filing(
        int number,
        String sha256,
        List<FileId> files,
        Instant at,
        String by,
        @Nullable Return returned) {

    /// The province's return, with what is to be mended.
    public record Return(Instant at, String by, String reason) {}

    public Filing {
        files = List.copyOf(files);
    }

    static Filing of(int number, String sha256, List<Attachment> attachments, Instant at, String by) {
        var files = attachments.stream().map(each -> each.file().id()).toList();
        return new Filing(number, sha256, files, at, by, null);
    }

    Filing returned(Return why) {
        return new Filing(number, sha256, files, at, by, why);
    }
}
