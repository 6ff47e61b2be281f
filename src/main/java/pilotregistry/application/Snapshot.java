package pilotregistry.application;

import java.time.Instant;
import java.util.Map;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import pilotregistry.ledger.Fingerprint;

/// What was filed, frozen: insert-only, named by application, number and hash.
///
/// @param json canonical JSON (RFC 8785) of content and attachments
@Document("snapshots")
record Snapshot(@Id String id, ApplicationId application, int number, String sha256, String json, Instant at) {

    /// The next filing of an application, as it is now.
    static Snapshot of(Application application, Instant at) {
        var frozen = Map.of(
                "content",
                application.content(),
                "attachments",
                application.attachments().stream()
                        .map(each -> Map.of("name", each.name(), "bytes", each.bytes(), "sha256", each.sha256()))
                        .toList(),
                "batch",
                application.batchId().value(),
                "applicant",
                application.applicantId().value());
        var json = Fingerprint.canonical(frozen);
        var sha256 = Fingerprint.ofJson(json);
        var number = application.filings().size() + 1;
        return new Snapshot(
                application.id().value() + ":" + number + ":" + sha256, application.id(), number, sha256, json, at);
    }
}
