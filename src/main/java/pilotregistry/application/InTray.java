package pilotregistry.application;

import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.Task;
import pilotregistry.batch.BatchId;
import pilotregistry.organization.OrganizationId;

/// What lies on somebody's desk: the applications in one state that the actor may see, the oldest first, and of each no
/// more than it takes to name it.
@Component
public class InTray {

    private final MongoOperations mongo;

    InTray(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /// An application by what it is called.
    ///
    /// @param content its title and leading province, nothing else
    public record Waiting(ApplicationId id, BatchId batch, OrganizationId applicant, ApplicationContent content) {}

    public List<Waiting> of(ApplicationStatus status, Actor actor) {
        return find(new Criteria()
                .andOperator(Criteria.where("status").is(status.name()), ApplicationAccess.visibleTo(actor)));
    }

    /// Those of one province.
    public List<Waiting> of(ApplicationStatus status, Collection<String> provinces) {
        return find(Criteria.where("status")
                .is(status.name())
                .and("content.leadProvince")
                .in(provinces));
    }

    List<Waiting> ofBodies(ApplicationStatus status, Collection<OrganizationId> bodies) {
        return find(Criteria.where("applicant").in(bodies).and("status").is(status.name()));
    }

    private List<Waiting> find(Criteria waiting) {
        var query = Query.query(waiting).with(Sort.by("course.createdAt")).limit(Task.MOST);
        query.fields().include("batch", "applicant", "content.title", "content.leadProvince");
        return mongo.find(query, Waiting.class, mongo.getCollectionName(Application.class));
    }
}
