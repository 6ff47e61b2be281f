package pilotregistry.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// An idempotency key that was used, claimed before the change it stands for is written.
///
/// @param settled true where the act left everything as it was, so that no event names the key
@Document("receipts")
record Receipt(
        @Id String key,
        String fingerprint,
        String aggregate,
        Instant at,
        @Nullable Boolean settled) {}
