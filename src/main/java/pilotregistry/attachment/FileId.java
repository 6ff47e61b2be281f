package pilotregistry.attachment;

import java.util.UUID;
import pilotregistry.ledger.Identifier;

/// Names one stored file; never used again, even for the same bytes.
public record FileId(String value) implements Identifier {

    public static final String PREFIX = "file";

    static FileId fresh() {
        return new FileId(PREFIX + "_" + UUID.randomUUID().toString().replace("-", ""));
    }

    @Override
    public String toString() {
        return value;
    }
}
