package pilotregistry.ledger;

import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.springframework.data.mongodb.core.convert.MongoConverter;

/// What hashes and deltas are about: an aggregate's document as it is stored, without its version and its
/// history.
public record Stored(Document content) {

    static final JsonWriterSettings EXACT =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    /// Of a document as it came from the database.
    public static Stored of(Document document) {
        var content = new Document(document);
        content.remove("version");
        content.remove("history");
        return new Stored(content);
    }

    /// As it is going to be stored.
    static Stored of(Recorded aggregate, MongoConverter converter) {
        var document = new Document();
        converter.write(aggregate, document);
        return of(document);
    }

    /// Nothing yet.
    public static Stored nothing() {
        return new Stored(new Document());
    }

    public boolean isNothing() {
        return content.isEmpty();
    }

    /// SHA-256 over its canonical JSON.
    public String hash() {
        return Fingerprint.ofJson(content.toJson(EXACT));
    }
}
