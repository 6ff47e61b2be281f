package pilotregistry.casestudy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;
import pilotregistry.connection.Connections;

/// Looks over all published case studies that a filter lets through, and reads of each only what reports count it by.
@Component
public class CaseSurvey {

    private static final List<String> REPLICABILITY =
            List.of("progress", "publication", "paper", "content", "replicability");
    private static final Document FIELDS = new Document("progress.number.text", 1)
            .append("keys.industries", 1)
            .append("keys.replications", 1)
            .append("keys.synthetic", 1)
            .append(String.join(".", REPLICABILITY), 1);
    private static final Document NEWEST_FIRST =
            new Document("progress.number.year", -1).append("progress.number.sequence", -1);

    private final MongoTemplate mongo;
    private final Connections connections;

    CaseSurvey(MongoTemplate mongo, Connections connections) {
        this.mongo = mongo;
        this.connections = connections;
    }

    /// One case study.
    ///
    /// @param industries codes, as published
    /// @param replications how many bodies repeated it
    public record Surveyed(
            CaseStudyId id,
            String number,
            List<String> industries,
            Replicability replicability,
            int replications,
            boolean synthetic) {}

    /// Those that a filter lets through, the newest number first; they are public.
    public List<Surveyed> of(@Nullable Map<String, Object> filter) {
        var published = Criteria.where("keys.standing").is(CaseStudyStatus.PUBLISHED);
        var matching = connections.matching(CaseLibrary.CASE_STUDIES, filter, published);
        return Objects.requireNonNull(mongo.execute(
                CaseStudy.class,
                studies -> studies.find(matching)
                        .projection(FIELDS)
                        .sort(NEWEST_FIRST)
                        .map(this::read)
                        .into(new ArrayList<>())));
    }

    private Surveyed read(Document stored) {
        var keys = stored.get("keys", Document.class);
        return new Surveyed(
                new CaseStudyId(stored.getString("_id")),
                stored.getEmbedded(List.of("progress", "number", "text"), String.class),
                keys.getList("industries", String.class, List.of()),
                mongo.getConverter().read(Replicability.class, stored.getEmbedded(REPLICABILITY, Document.class)),
                keys.getInteger("replications", 0),
                keys.getBoolean("synthetic", false));
    }
}
