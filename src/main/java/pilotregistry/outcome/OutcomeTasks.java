package pilotregistry.outcome;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Role;
import pilotregistry.access.Task;
import pilotregistry.access.TaskKind;
import pilotregistry.access.TaskSource;
import pilotregistry.pilot.PilotId;
import pilotregistry.pilot.PilotRegister;

/// What waits of outcomes, by pilot: for the departments of its province to verify, for the ministries to confirm.
@Component
class OutcomeTasks implements TaskSource {

    private final MongoOperations mongo;
    private final PilotRegister pilots;

    OutcomeTasks(MongoOperations mongo, PilotRegister pilots) {
        this.mongo = mongo;
        this.pilots = pilots;
    }

    @Override
    public List<Task> tasks(Actor actor, Instant now) {
        var tasks = new ArrayList<Task>();
        var provinces = actor.mandates(Role::provincial)
                .map(Mandate::province)
                .distinct()
                .toList();
        if (!provinces.isEmpty()) {
            var own = Criteria.where("pilot.leadProvince").in(provinces);
            tasks.addAll(waiting(OutcomeStatus.REPORTED, own, TaskKind.OUTCOMES_TO_VERIFY));
        }
        if (actor.is(Role::ministerial)) {
            tasks.addAll(waiting(OutcomeStatus.PROVINCE_VERIFIED, new Criteria(), TaskKind.OUTCOMES_TO_CONFIRM));
        }
        return tasks;
    }

    private List<Task> waiting(OutcomeStatus status, Criteria whose, TaskKind kind) {
        var counts = counts(new Criteria()
                .andOperator(
                        Criteria.where("keys.status").is(status),
                        Criteria.where("keys.nature").is(OutcomeNature.ACHIEVED),
                        Criteria.where("keys.open").is(false),
                        whose));
        var known = pilots.byId(counts.keySet());
        return counts.entrySet().stream()
                .flatMap(each -> Stream.ofNullable(known.get(each.getKey())).map(pilot -> {
                    var facts = Map.<String, Object>of(
                            "pilot", pilot.name(), "code", pilot.code(), "count", each.getValue());
                    return new Task(kind, pilot.id().value(), null, facts);
                }))
                .toList();
    }

    private Map<PilotId, Integer> counts(Criteria which) {
        var byPilot = Aggregation.newAggregation(
                Aggregation.match(which),
                Aggregation.group("subject.pilot").count().as("count"),
                Aggregation.sort(Sort.by("_id")),
                Aggregation.limit(Task.MOST));
        var counts = new LinkedHashMap<PilotId, Integer>();
        mongo.aggregate(byPilot, Outcome.class, Document.class)
                .forEach(each -> counts.put(new PilotId(each.getString("_id")), each.getInteger("count")));
        return counts;
    }
}
