package pilotregistry.pilot;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.application.BaselineCoverage;
import pilotregistry.application.IndustryChoice;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.BatchRegister;
import pilotregistry.reference.Industry;
import pilotregistry.reference.PilotType;

/// What the pilots of earlier batches cover (R13), as far as the register knows them.
@Component
class PilotCoverage implements BaselineCoverage {

    private final MongoOperations mongo;
    private final BatchRegister batches;

    PilotCoverage(MongoOperations mongo, BatchRegister batches) {
        this.mongo = mongo;
        this.batches = batches;
    }

    @Override
    public Coverage of(Collection<BatchId> earlier) {
        var industries = new HashSet<String>();
        var types = new HashSet<PilotType>();
        var known = new HashMap<BatchId, Integer>();
        var vague = false;
        for (var pilot : mongo.find(Query.query(Criteria.where("entry.batch").in(earlier)), Pilot.class)) {
            known.merge(pilot.batchId(), 1, Integer::sum);
            pilot.industries().stream().map(IndustryChoice::code).forEach(industries::add);
            if (pilot.type() != null) {
                types.add(pilot.type());
            }
            vague |= pilot.type() == null || pilot.industries().isEmpty();
        }
        industries.remove(Industry.OTHER);
        return new Coverage(industries, types, !vague && complete(earlier, known));
    }

    // A batch that was called here has no published figures: its pilots were designated here, all of them.
    private boolean complete(Collection<BatchId> earlier, Map<BatchId, Integer> known) {
        return batches.byId(earlier).values().stream()
                .filter(batch -> batch.published() != null)
                .allMatch(batch -> isComplete(batch, known.getOrDefault(batch.id(), 0)));
    }

    private static boolean isComplete(Batch batch, int known) {
        var designated = Objects.requireNonNull(batch.published()).designated();
        return designated != null && known >= designated;
    }
}
