package pilotregistry.casestudy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.model.Filters;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.springframework.data.mongodb.core.MongoTemplate;

/// Case studies as they stand in the database, each made an object of only once as long as it is the same there, byte
/// by byte: lists show the same few over and over.
final class CasesRead {

    private static final int BYTES = 20_000_000;

    private record Read(ByteBuffer stored, CaseStudy study) {}

    private final MongoTemplate mongo;
    private final DocumentCodec codec = new DocumentCodec();
    private final Cache<CaseStudyId, Read> kept = Caffeine.newBuilder()
            .maximumWeight(BYTES)
            .<CaseStudyId, Read>weigher((id, read) -> read.stored().remaining())
            .build();

    CasesRead(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    Map<CaseStudyId, CaseStudy> byId(Collection<CaseStudyId> ids) {
        var found = new HashMap<CaseStudyId, CaseStudy>();
        var values = ids.stream().map(CaseStudyId::value).toList();
        mongo.getCollection(mongo.getCollectionName(CaseStudy.class))
                .withDocumentClass(RawBsonDocument.class)
                .find(Filters.in("_id", values))
                .forEach(stored -> {
                    var study = study(stored);
                    found.put(study.id(), study);
                });
        return found;
    }

    private CaseStudy study(RawBsonDocument stored) {
        var id = new CaseStudyId(stored.getString("_id").getValue());
        var bytes = stored.getByteBuffer().asNIO();
        var known = kept.getIfPresent(id);
        if (known != null && known.stored().equals(bytes)) {
            return known.study();
        }
        Document document = stored.decode(codec);
        var study = mongo.getConverter().read(CaseStudy.class, document);
        kept.put(id, new Read(bytes, study));
        return study;
    }
}
