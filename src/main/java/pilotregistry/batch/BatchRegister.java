package pilotregistry.batch;

import static pilotregistry.batch.OpenBatchErrorCode.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.connection.Connection;
import pilotregistry.connection.Connections;
import pilotregistry.connection.ListRequest;
import pilotregistry.connection.Listing;
import pilotregistry.connection.Reading;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.NotVisible;
import pilotregistry.ledger.Refusal;
import pilotregistry.reference.Province;
import pilotregistry.reference.ReferenceLists;

/// The calls: opened, found, listed.
@Component
public class BatchRegister {

    static final Listing<Batch> BATCHES = Listing.of(
            "batches",
            Batch.class,
            filter -> filter.integer("number", "call.number")
                    .integer("year", "call.year")
                    .string("title", "call.title")
                    .instant("deadline", "policy.deadline")
                    .bool("demonstration", "demonstration"),
            order -> order.by("NUMBER", "call.number")
                    .by("DEADLINE", "policy.deadline")
                    .unlessAsked("NUMBER", Direction.DESC));

    private final Ledger ledger;
    private final MongoOperations mongo;
    private final Connections connections;
    private final ReferenceLists reference;

    BatchRegister(Ledger ledger, MongoOperations mongo, Connections connections, ReferenceLists reference) {
        this.ledger = ledger;
        this.mongo = mongo;
        this.connections = connections;
        this.reference = reference;
    }

    /// Opens a call for applications.
    public Decision<Batch, OpenBatchErrorCode> open(
            Batch.Call call, Policy policy, boolean demonstration, Command command) {
        return open(Proposal.of(call, policy, demonstration), command);
    }

    Decision<Batch, OpenBatchErrorCode> open(Proposal proposal, Command command) {
        return ledger.create(Batch.class, BatchId.of(proposal.number()), command, taken(proposal.number()), () -> {
            var refusals = refusals(proposal, command.at());
            return refusals.isEmpty()
                    ? Decision.done(
                            Batch.open(proposal.call(), proposal.policy(provinces()), null, proposal.demonstration()))
                    : Decision.refused(null, refusals);
        });
    }

    /// Records a call of the past.
    ///
    /// @param policy null where no source states what the call fixed
    public Batch historic(Batch.Call call, @Nullable Policy policy, Batch.PublishedFigures published, Command command) {
        var decision = ledger.create(
                Batch.class,
                BatchId.of(call.number()),
                command,
                taken(call.number()),
                () -> Decision.done(Batch.open(call, policy, published, false)));
        return java.util.Objects.requireNonNull(decision.aggregate());
    }

    public Batch get(BatchId id) {
        return find(id).orElseThrow(NotVisible::new);
    }

    public Optional<Batch> find(BatchId id) {
        return Optional.ofNullable(mongo.findById(id, Batch.class));
    }

    public Map<BatchId, Batch> byId(Collection<BatchId> ids) {
        return mongo.find(Query.query(Criteria.where("_id").in(ids)), Batch.class).stream()
                .collect(Collectors.toMap(Batch::id, Function.identity()));
    }

    Connection<Batch> list(ListRequest request) {
        return connections.page(BATCHES, request, new Criteria());
    }

    /// All of the list, to be read from end to end.
    public Reading reading(ListRequest request) {
        return connections.reading(BATCHES, request, new Criteria());
    }

    private static Refusal<OpenBatchErrorCode> taken(int number) {
        return Refusal.of(NUMBER_TAKEN, "input", "number").with("number", number);
    }

    private List<String> provinces() {
        return reference.provinces().stream().map(Province::code).toList();
    }

    private List<Refusal<OpenBatchErrorCode>> refusals(Proposal proposal, Instant now) {
        var refusals = new ArrayList<>(OpeningRules.refusals(proposal, now));
        var baseline = Set.copyOf(proposal.baselineBatches());
        if (byId(baseline).size() < baseline.size()) {
            refusals.add(Refusal.of(UNKNOWN_BASELINE_BATCH, "input", "baselineBatches")
                    .by("R13, 通知四（一）"));
        }
        var units = proposal.recommendingUnits();
        if (units != null) {
            units.stream()
                    .distinct()
                    .filter(code -> reference.province(code).isEmpty())
                    .forEach(code -> refusals.add(Refusal.of(UNKNOWN_RECOMMENDING_UNIT, "input", "recommendingUnits")
                            .with("code", code)));
        }
        return refusals;
    }
}
