package pilotregistry.pilot;

import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.Policy;
import pilotregistry.connection.Connections;
import pilotregistry.reference.PilotType;

/// Looks over all pilots that a filter lets through, and reads of each only what reports count it by.
@Component
public class PilotSurvey {

    private static final Document FIELDS = new Document("entry", 1)
            .append("sheet.profile.type", 1)
            .append("sheet.profile.leadProvince", 1)
            .append("sheet.profile.provinces", 1)
            .append("sheet.profile.industries.code", 1)
            .append("sheet.profile.target.regionCode", 1)
            .append("sheet.profile.target.watershedCode", 1)
            .append("sheet.course.status", 1);
    private static final Document BY_CODE = new Document("entry.batchNumber", 1).append("entry.number", 1);

    private final MongoOperations mongo;
    private final Connections connections;
    private final Clock clock;

    PilotSurvey(MongoOperations mongo, Connections connections, Clock clock) {
        this.mongo = mongo;
        this.connections = connections;
        this.clock = clock;
    }

    /// One pilot. Null and empty mean that no source states it.
    ///
    /// @param provinces all it lies in, the leading one first
    /// @param region code of the region that is its object
    /// @param watershed code of the watershed that is its object
    /// @param passed its assessment; null where that has not been, or is not known
    public record Surveyed(
            PilotId id,
            String batch,
            @Nullable PilotType type,
            @Nullable String leadProvince,
            List<String> provinces,
            List<String> industries,
            @Nullable String region,
            @Nullable String watershed,
            @Nullable Boolean passed,
            boolean demonstration) {}

    /// Those that a filter lets through, by code.
    ///
    /// @param batches null for all of them
    public List<Surveyed> of(@Nullable Map<String, Object> filter, @Nullable Collection<BatchId> batches) {
        var month = YearMonth.from(clock.instant().atOffset(Policy.ZONE));
        var matching = connections.matching(
                PilotRegister.PILOTS,
                StatusByClock.in(filter, month),
                batches == null ? new Criteria() : Criteria.where("entry.batch").in(batches));
        return Objects.requireNonNull(mongo.execute(
                Pilot.class,
                pilots -> pilots.find(matching)
                        .projection(FIELDS)
                        .sort(BY_CODE)
                        .map(PilotSurvey::read)
                        .into(new ArrayList<>())));
    }

    private static Surveyed read(Document stored) {
        var entry = stored.get("entry", Document.class);
        var profile = stored.get("sheet", Document.class).get("profile", Document.class);
        var target = profile.get("target", new Document());
        var type = profile.getString("type");
        var lead = profile.getString("leadProvince");
        var provinces = new LinkedHashSet<String>();
        if (lead != null) {
            provinces.add(lead);
        }
        provinces.addAll(profile.getList("provinces", String.class, List.of()));
        return new Surveyed(
                new PilotId(stored.getString("_id")),
                entry.getString("batch"),
                type == null ? null : PilotType.valueOf(type),
                lead,
                List.copyOf(provinces),
                profile.getList("industries", Document.class, List.of()).stream()
                        .map(industry -> industry.getString("code"))
                        .distinct()
                        .toList(),
                target.getString("regionCode"),
                target.getString("watershedCode"),
                passed(stored.get("sheet", Document.class)),
                entry.getBoolean("demonstration", false));
    }

    private static @Nullable Boolean passed(Document sheet) {
        return switch (PilotStatus.valueOf(sheet.get("course", Document.class).getString("status"))) {
            case PASSED -> true;
            case NOT_PASSED -> false;
            default -> null;
        };
    }
}
