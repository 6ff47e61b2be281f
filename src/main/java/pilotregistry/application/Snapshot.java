package pilotregistry.application;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import pilotregistry.ledger.Fingerprint;

/// What was filed, frozen: insert-only, named by application, number and hash.
///
/// @param json canonical JSON (RFC 8785) of content and attachments
@Document("snapshots")
record Snapshot(@Id String id, ApplicationId application, int number, String sha256, String json, Instant at) {

    static Snapshot of(ApplicationId application, int number, Object frozen, Instant at) {
        var json = Fingerprint.canonical(frozen);
        var sha256 = Fingerprint.ofJson(json);
        return new Snapshot(application.value() + ":" + number + ":" + sha256, application, number, sha256, json, at);
    }
}
