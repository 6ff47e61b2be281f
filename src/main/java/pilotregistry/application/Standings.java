package pilotregistry.application;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/// Tells how applications stand, reading no more of them than that; without regard to who asks.
@Component
public class Standings {

    private final MongoOperations mongo;

    Standings(MongoOperations mongo) {
        this.mongo = mongo;
    }

    public Map<ApplicationId, Standing> of(Collection<ApplicationId> ids) {
        var query = Query.query(Criteria.where("_id").in(Set.copyOf(ids)));
        query.fields().include("status", "filings");
        return mongo.find(query, Standing.class, mongo.getCollectionName(Application.class)).stream()
                .collect(Collectors.toMap(Standing::id, Function.identity()));
    }
}
