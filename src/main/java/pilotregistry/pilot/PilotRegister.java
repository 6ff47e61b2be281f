package pilotregistry.pilot;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.application.ApplicationId;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.BatchRegister;
import pilotregistry.batch.Policy;
import pilotregistry.connection.Connection;
import pilotregistry.connection.Connections;
import pilotregistry.connection.ListRequest;
import pilotregistry.connection.Listing;
import pilotregistry.designation.Designation;
import pilotregistry.designation.DesignationId;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.Refusal;
import pilotregistry.pilot.HistoricEntry.Outcome;
import pilotregistry.reference.PilotType;

/// The register of pilots: entered, found, listed. Lists of pilots are public (R32).
@Component
public class PilotRegister {

    static final Listing<Pilot> PILOTS = Listing.of(
            "pilots",
            Pilot.class,
            filter -> filter.string("code", "entry.code")
                    .string("name", "profile.name")
                    .id("batch", "entry.batch")
                    .enumeration("type", "profile.type", PilotType.class)
                    .enumeration("status", "course.status", PilotStatus.class)
                    .strings("provinces", "profile.provinces")
                    .strings("divisions", "keys.places")
                    .strings("industries", "profile.industries.code")
                    .month("termStart", "course.term.start")
                    .month("termEnd", "course.term.end")
                    .bool("passed", "keys.passed")
                    .bool("demonstration", "demonstration"),
            order -> order.by("NUMBER", "entry.batchNumber", "entry.number")
                    .by("NAME", "keys.nameSort")
                    .by("BATCH", "entry.batchNumber")
                    .by("START", "course.term.start")
                    .unlessAsked("NUMBER", Direction.ASC));

    private final Ledger ledger;
    private final MongoOperations mongo;
    private final Connections connections;
    private final BatchRegister batches;
    private final CreditBook credits;
    private final Clock clock;

    PilotRegister(
            Ledger ledger,
            MongoOperations mongo,
            Connections connections,
            BatchRegister batches,
            CreditBook credits,
            Clock clock) {
        this.ledger = ledger;
        this.mongo = mongo;
        this.connections = connections;
        this.batches = batches;
        this.credits = credits;
        this.clock = clock;
        var indexes = mongo.indexOps(Pilot.class);
        indexes.createIndex(new Index("entry.code", Direction.ASC).unique());
        indexes.createIndex(new Index("entry.batchNumber", Direction.ASC).on("entry.number", Direction.ASC));
        indexes.createIndex(new Index("entry.batch", Direction.ASC).on("keys.name", Direction.ASC));
        indexes.createIndex(new Index("cause.application", Direction.ASC));
        indexes.createIndex(new Index("cause.designation", Direction.ASC));
    }

    /// Enters a pilot of the past, or what another source states of it: once per batch and name, however often it comes.
    public HistoricEntry historic(HistoricPilot row, Command command) {
        var batch = batches.get(row.batch());
        var id = PilotId.of(row.batch(), row.profile().name());
        while (true) {
            var known = named(row.batch(), row.profile().name());
            if (known.isPresent()) {
                return amended(known.get(), row, batch, command);
            }
            var decision = enter(id, batch, command, entry -> Pilot.historic(id, entry, row));
            if (decision.accepted()) {
                credit(decision.aggregate(), batch, command);
                return new HistoricEntry(Outcome.CREATED, decision.aggregate(), List.of());
            }
        }
    }

    /// Opens a pilot that was designated, or finishes opening it: there is one for an application, whatever happens.
    void open(PilotProfile profile, ApplicationId application, Designation designation, Command command) {
        var batch = batches.get(designation.batchId());
        var id = PilotId.of(application);
        while (true) {
            var known = find(id);
            if (known.isPresent()) {
                credit(known.get(), batch, command);
                return;
            }
            var decision = enter(
                    id,
                    batch,
                    command,
                    entry -> Pilot.designated(id, entry, application, designation, profile, batch.demonstration()));
            if (decision.accepted()) {
                credit(decision.aggregate(), batch, command);
                return;
            }
        }
    }

    private void credit(@Nullable Pilot pilot, Batch batch, Command command) {
        if (pilot != null) {
            credits.credit(pilot, batch.creditTrigger(), command);
        }
    }

    private HistoricEntry amended(Pilot known, HistoricPilot row, Batch batch, Command command) {
        var differences = known.differences(row);
        if (known.applicationId() != null) {
            return new HistoricEntry(
                    differences.isEmpty() ? Outcome.UNCHANGED : Outcome.KEPT, known, differences);
        }
        if (differences.isEmpty()) {
            return new HistoricEntry(Outcome.UNCHANGED, known, differences);
        }
        var decision = ledger.change(
                Pilot.class, known.id(), command.step(known.id().value()), EnterPilotErrorCode.VERSION_CONFLICT, pilot -> {
                    pilot.amend(row);
                    return List.of();
                });
        var pilot = Objects.requireNonNull(decision.aggregate());
        if (!command.validateOnly()) {
            credits.credit(pilot, batch.creditTrigger(), command);
        }
        return new HistoricEntry(Outcome.CHANGED, pilot, differences);
    }

    /// Under the next free number of the batch; refused when another took it meanwhile, to be tried again.
    private Decision<Pilot, EnterPilotErrorCode> enter(
            PilotId id, Batch batch, Command command, Function<Pilot.Entry, Pilot> pilot) {
        var entry = Pilot.Entry.of(batch.id(), batch.number(), lastNumber(batch) + 1);
        return ledger.create(
                Pilot.class,
                id,
                command.step(id.value()),
                Refusal.of(EnterPilotErrorCode.NUMBER_TAKEN).with("code", entry.code()),
                () -> Decision.done(pilot.apply(entry)));
    }

    private int lastNumber(Batch batch) {
        var newest = Query.query(Criteria.where("entry.batchNumber").is(batch.number()))
                .with(org.springframework.data.domain.Sort.by(Direction.DESC, "entry.number"))
                .limit(1);
        var last = mongo.findOne(newest, Pilot.class);
        return last == null ? 0 : last.number();
    }

    /// The pilot of this batch whose name is the same but for blanks, width and brackets.
    public Optional<Pilot> named(BatchId batch, String name) {
        return Optional.ofNullable(mongo.findOne(
                Query.query(Criteria.where("entry.batch")
                        .is(batch)
                        .and("keys.name")
                        .is(PilotName.normalized(name))),
                Pilot.class));
    }

    public Optional<Pilot> find(PilotId id) {
        return Optional.ofNullable(mongo.findById(id, Pilot.class));
    }

    public Optional<Pilot> findByCode(String code) {
        return Optional.ofNullable(mongo.findOne(Query.query(Criteria.where("entry.code").is(code)), Pilot.class));
    }

    public Map<PilotId, Pilot> byId(Collection<PilotId> ids) {
        return mongo.find(Query.query(Criteria.where("_id").in(ids)), Pilot.class).stream()
                .collect(Collectors.toMap(Pilot::id, Function.identity()));
    }

    Map<ApplicationId, Pilot> byApplication(Collection<ApplicationId> applications) {
        return mongo.find(Query.query(Criteria.where("cause.application").in(applications)), Pilot.class).stream()
                .collect(Collectors.toMap(pilot -> Objects.requireNonNull(pilot.applicationId()), Function.identity()));
    }

    Connection<Pilot> list(ListRequest request) {
        return list(request, new Criteria());
    }

    Connection<Pilot> list(BatchId batch, ListRequest request) {
        return list(request, Criteria.where("entry.batch").is(batch));
    }

    Connection<Pilot> list(DesignationId designation, ListRequest request) {
        return list(request, Criteria.where("cause.designation").is(designation));
    }

    private Connection<Pilot> list(ListRequest request, Criteria within) {
        var filter = StatusByClock.in(request.filter(), month());
        return connections.page(PILOTS, new ListRequest(request.page(), filter, request.orderBy()), within);
    }

    PilotStatus status(Pilot pilot) {
        return pilot.statusIn(month());
    }

    private YearMonth month() {
        return YearMonth.from(clock.instant().atOffset(Policy.ZONE));
    }
}
