package pilotregistry.application;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/// Where what was filed is kept, frozen.
final class Snapshots {

    private final MongoOperations mongo;

    Snapshots(MongoOperations mongo) {
        this.mongo = mongo;
    }

    // Written before the application says so; its name holds the hash, so one left over by a crash is nobody's filing.
    String freeze(Application application, Instant now) {
        var snapshot = Snapshot.of(application, now);
        mongo.save(snapshot);
        return snapshot.sha256();
    }

    /// The canonical JSON of filings, by their hash.
    Map<String, String> byHash(Collection<String> hashes) {
        return mongo.find(Query.query(Criteria.where("sha256").in(hashes)), Snapshot.class).stream()
                .collect(Collectors.toMap(Snapshot::sha256, Snapshot::json, (one, same) -> one));
    }
}
