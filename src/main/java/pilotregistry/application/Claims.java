package pilotregistry.application;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/// Which titles are taken: one active application per body, batch and title. The unique index alone keeps the rule; to
/// ask beforehand lets an act that is only tried, or refused for other reasons, say so too.
final class Claims {

    private final MongoOperations mongo;

    Claims(MongoOperations mongo) {
        this.mongo = mongo;
        mongo.indexOps(Application.class)
                .createIndex(new Index("claim", Sort.Direction.ASC).unique().sparse());
    }

    boolean taken(@Nullable String claim, ApplicationId own) {
        return claim != null
                && mongo.exists(
                        Query.query(Criteria.where("claim").is(claim).and("_id").ne(own)), Application.class);
    }
}
