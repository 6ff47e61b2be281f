package pilotregistry.application;

import java.util.Locale;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import pilotregistry.batch.BatchId;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.OrganizationId;

/// Which titles are taken: one active application per body, batch and title. The unique index alone keeps the rule; to
/// ask beforehand lets an act that is only tried, or refused for other reasons, say so too.
final class Claims {

    private final MongoOperations mongo;

    Claims(MongoOperations mongo) {
        this.mongo = mongo;
        mongo.indexOps(Application.class)
                .createIndex(new Index("claim", Sort.Direction.ASC).unique().sparse());
    }

    /// What no two active applications share.
    static String of(BatchId batch, OrganizationId applicant, ApplicationContent content) {
        return batch.value() + "|" + applicant.value() + "|"
                + content.normalTitle().toLowerCase(Locale.ROOT);
    }

    static <C extends Enum<C>> Refusal<C> duplicate(C code, ApplicationContent content) {
        return Refusal.of(code, "input", "content", "title").with("title", String.valueOf(content.title()));
    }

    boolean taken(BatchId batch, OrganizationId applicant, ApplicationContent content, ApplicationId own) {
        var others = Criteria.where("claim")
                .is(of(batch, applicant, content))
                .and("_id")
                .ne(own);
        return mongo.exists(Query.query(others), Application.class);
    }

    /// Whether what it would be called then is taken; what cannot be edited takes no title.
    boolean taken(Application application, ApplicationContent edit) {
        return edit.title() != null
                && application.status().editable()
                && taken(application.batchId(), application.applicantId(), edit, application.id());
    }
}
