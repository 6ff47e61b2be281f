package pilotregistry.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.batch.BatchId;
import pilotregistry.connection.Connections;
import pilotregistry.reference.PilotType;

/// Looks over the applications of a batch that somebody may see, and reads of each only what reports count it by.
@Component
public class ApplicationSurvey {

    private static final Document FIELDS = new Document("status", 1)
            .append("content.leadProvince", 1)
            .append("content.type", 1)
            .append("filings.at", 1)
            .append("filings.returned.at", 1)
            .append("course.createdAt", 1)
            .append("course.recommended.at", 1)
            .append("course.submission.at", 1)
            .append("course.conclusion.at", 1);

    private final MongoOperations mongo;
    private final Connections connections;

    ApplicationSurvey(MongoOperations mongo, Connections connections) {
        this.mongo = mongo;
        this.connections = connections;
    }

    /// One application.
    ///
    /// @param since when it came into its status; null where another record says so
    /// @param filed whether it was ever filed to the province
    public record Surveyed(
            ApplicationId id,
            ApplicationStatus status,
            @Nullable String leadProvince,
            @Nullable PilotType type,
            @Nullable Instant since,
            boolean filed,
            boolean recommended,
            boolean submitted) {}

    /// Those that a filter lets through for the actor.
    public List<Surveyed> of(BatchId batch, @Nullable Map<String, Object> filter, Actor actor) {
        var within = new Criteria().andOperator(Criteria.where("batch").is(batch), ApplicationAccess.visibleTo(actor));
        var matching = connections.matching(Intake.APPLICATIONS, filter, within);
        return Objects.requireNonNull(mongo.execute(
                Application.class,
                applications -> applications
                        .find(matching)
                        .projection(FIELDS)
                        .map(ApplicationSurvey::read)
                        .into(new ArrayList<>())));
    }

    /// Whether any application of a batch is known here at all, whoever may see it.
    public boolean knows(BatchId batch) {
        return mongo.exists(Query.query(Criteria.where("batch").is(batch)), Application.class);
    }

    private static Surveyed read(Document stored) {
        var content = stored.get("content", new Document());
        var course = stored.get("course", Document.class);
        var filings = stored.getList("filings", Document.class, List.of());
        var status = ApplicationStatus.valueOf(stored.getString("status"));
        var type = content.getString("type");
        return new Surveyed(
                new ApplicationId(stored.getString("_id")),
                status,
                content.getString("leadProvince"),
                type == null ? null : PilotType.valueOf(type),
                since(status, course, filings),
                !filings.isEmpty(),
                course.get("recommended") != null,
                course.get("submission") != null);
    }

    private static @Nullable Instant since(ApplicationStatus status, Document course, List<Document> filings) {
        return switch (status) {
            case DRAFT -> at(course, "createdAt");
            case FILED -> filings.isEmpty() ? null : at(filings.getLast(), "at");
            case RETURNED -> filings.isEmpty() ? null : at(filings.getLast().get("returned", new Document()), "at");
            case RECOMMENDED -> at(course.get("recommended", new Document()), "at");
            case SUBMITTED -> at(course.get("submission", new Document()), "at");
            // The ministries' formal check has the instant.
            case ACCEPTED -> null;
            case DESIGNATED, REJECTED, NOT_SELECTED, WITHDRAWN -> at(course.get("conclusion", new Document()), "at");
        };
    }

    private static @Nullable Instant at(Document within, String name) {
        return within.get(name) instanceof Date date ? date.toInstant() : null;
    }
}
