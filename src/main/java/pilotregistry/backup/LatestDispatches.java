package pilotregistry.backup;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/// How webhooks are served, which moves with them and by itself. Of each the latest is kept, also after the position:
/// only that has every secret that was handed out. But it says nothing of what comes after the position, where the feed
/// will number other changes.
final class LatestDispatches {

    static final String COLLECTION = "dispatches";

    private static final int AT_ONCE = 200;
    private static final String POSITION = "position";
    private static final String SET_ASIDE = "deadLetters";
    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private final Pages pages;
    private final Map<BsonValue, RawBsonDocument> latest = new LinkedHashMap<>();

    LatestDispatches(Pages pages) {
        this.pages = pages;
    }

    // What is gone by the next look is kept: its webhook may have been removed after the position only.
    void look() {
        pages.each(
                COLLECTION,
                new Document(),
                AT_ONCE,
                page -> page.forEach(dispatch -> latest.put(Pages.id(dispatch), dispatch)));
    }

    void write(long position, ArchiveWriter archive) {
        latest.values().forEach(dispatch -> archive.write(COLLECTION, upTo(position, dispatch)));
    }

    private static RawBsonDocument upTo(long position, RawBsonDocument dispatch) {
        var known = dispatch.decode(CODEC);
        var progress = known.getDocument("progress");
        if (progress.getNumber(POSITION).longValue() > position) {
            progress.put(POSITION, new BsonInt64(position));
        }
        var left = known.getArray(SET_ASIDE).stream()
                .filter(letter -> letter.asDocument().getNumber(POSITION).longValue() <= position)
                .toList();
        known.put(SET_ASIDE, new BsonArray(left));
        return new RawBsonDocument(known, CODEC);
    }
}
