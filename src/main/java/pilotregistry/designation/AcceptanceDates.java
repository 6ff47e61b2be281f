package pilotregistry.designation;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.application.ApplicationId;

/// When the ministries accepted applications at their formal check (形式审查).
@Component
public class AcceptanceDates {

    private final MongoOperations mongo;

    AcceptanceDates(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /// For applications that whoever asks may see.
    public Map<ApplicationId, Instant> of(Collection<ApplicationId> applications) {
        if (applications.isEmpty()) {
            return Map.of();
        }
        var checks = Query.query(Criteria.where("application").in(applications));
        checks.fields().include("application", "check.at");
        var dates = new HashMap<ApplicationId, Instant>();
        mongo.find(checks, Document.class, mongo.getCollectionName(Review.class))
                .forEach(review -> dates.put(
                        new ApplicationId(review.getString("application")),
                        review.getEmbedded(List.of("check", "at"), java.util.Date.class)
                                .toInstant()));
        return dates;
    }
}
