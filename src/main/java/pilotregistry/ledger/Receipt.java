package pilotregistry.ledger;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// An idempotency key that was used, claimed before the change it stands for is written.
@Document("receipts")
record Receipt(@Id String key, String fingerprint, String aggregate, Instant at) {}
