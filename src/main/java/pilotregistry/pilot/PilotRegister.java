package pilotregistry.pilot;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
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
import pilotregistry.connection.Reading;
import pilotregistry.designation.Designation;
import pilotregistry.designation.DesignationId;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.NotVisible;
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
                    .string("name", "sheet.profile.name")
                    .id("batch", "entry.batch")
                    .enumeration("type", "sheet.profile.type", PilotType.class)
                    .enumeration("status", "sheet.course.status", PilotStatus.class)
                    .strings("provinces", "sheet.profile.provinces")
                    .strings("divisions", "keys.places")
                    .strings("industries", "sheet.profile.industries.code")
                    .month("termStart", "sheet.course.term.start")
                    .month("termEnd", "sheet.course.term.end")
                    .bool("passed", "keys.passed")
                    .bool("demonstration", "entry.demonstration"),
            order -> order.by("NUMBER", "entry.batchNumber", "entry.number")
                    .by("NAME", "keys.nameSort")
                    .by("BATCH", "entry.batchNumber")
                    .by("START", "sheet.course.term.start")
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
        indexes.createIndex(PILOTS.defaultIndex());
        indexes.createIndex(new Index("entry.batch", Direction.ASC).on("keys.name", Direction.ASC));
        indexes.createIndex(new Index("cause.application", Direction.ASC));
        indexes.createIndex(new Index("cause.designation", Direction.ASC));
    }

    /// Enters a pilot of the past, or what a source states of it: once per batch and name, however often it comes.
    public HistoricEntry historic(HistoricPilot row, Command command) {
        return historic(List.of(row), true, command).getFirst();
    }

    /// Enters several, each of another batch or name, asking the database for all of them at once.
    ///
    /// @param amending whether what is known follows what a row states otherwise; else it is kept
    public List<HistoricEntry> historic(List<HistoricPilot> rows, boolean amending, Command command) {
        var calls = batches.byId(rows.stream().map(HistoricPilot::batch).collect(Collectors.toSet()));
        var known = known(rows);
        var numbers = new HashMap<BatchId, @Nullable Integer>();
        return rows.stream()
                .map(row -> {
                    var batch = Optional.ofNullable(calls.get(row.batch())).orElseThrow(NotVisible::new);
                    var pilot = known.get(row.id());
                    return pilot == null
                            ? entered(row, batch, amending, numbers, command)
                            : amended(pilot, row, batch, amending, command);
                })
                .toList();
    }

    private HistoricEntry entered(
            HistoricPilot row,
            Batch batch,
            boolean amending,
            Map<BatchId, @Nullable Integer> numbers,
            Command command) {
        while (!command.validateOnly()) {
            int number = numbers.compute(batch.id(), (id, last) -> (last == null ? lastNumber(batch) : last) + 1);
            var entry = PilotEntry.of(batch, number, row.demonstration());
            var decision = enter(entry, row.id(), command, () -> Pilot.historic(row.id(), entry, row));
            if (decision.accepted()) {
                var pilot = Objects.requireNonNull(decision.aggregate());
                credits.credit(pilot, batch.creditTrigger(), command);
                return new HistoricEntry(Outcome.CREATED, pilot, List.of());
            }
            var winner = find(row.id());
            if (winner.isPresent()) {
                return amended(winner.get(), row, batch, amending, command);
            }
            numbers.remove(batch.id());
        }
        return new HistoricEntry(Outcome.CREATED, null, List.of());
    }

    /// Opens a pilot that was designated, or finishes opening it: there is one for an application, whatever happens.
    void open(PilotProfile profile, ApplicationId application, Designation designation, Command command) {
        var batch = batches.get(designation.batchId());
        var id = PilotId.of(application);
        while (true) {
            var known = find(id);
            if (known.isPresent()) {
                credits.credit(known.get(), batch.creditTrigger(), command);
                return;
            }
            var entry = PilotEntry.of(batch, lastNumber(batch) + 1, batch.demonstration());
            var decision = enter(entry, id, command, () -> Pilot.designated(entry, profile, application, designation));
            if (decision.aggregate() != null) {
                credits.credit(decision.aggregate(), batch.creditTrigger(), command);
                return;
            }
        }
    }

    private HistoricEntry amended(Pilot known, HistoricPilot row, Batch batch, boolean amending, Command command) {
        var differences = known.differences(row);
        if (differences.isEmpty()) {
            return new HistoricEntry(Outcome.UNCHANGED, known, differences);
        }
        // What was designated or decided here, no import overrides.
        if (!amending || known.applicationId() != null || known.course().proceedings() != null) {
            return new HistoricEntry(Outcome.KEPT, known, differences);
        }
        var decision = ledger.change(
                Pilot.class,
                known.id(),
                command.step(known.id().value()),
                EnterPilotErrorCode.VERSION_CONFLICT,
                pilot -> {
                    pilot.amend(row);
                    return List.of();
                });
        var pilot = Objects.requireNonNull(decision.aggregate());
        if (!command.validateOnly()) {
            credits.credit(pilot, batch.creditTrigger(), command);
        }
        return new HistoricEntry(Outcome.CHANGED, pilot, differences);
    }

    // Those imported before are found by their ids; those designated here have others, and are found by their names.
    private Map<PilotId, Pilot> known(List<HistoricPilot> rows) {
        var known = new HashMap<>(byId(rows.stream().map(HistoricPilot::id).toList()));
        var designated = Criteria.where("cause.application")
                .exists(true)
                .and("entry.batch")
                .in(rows.stream().map(HistoricPilot::batch).distinct().toList())
                .and("keys.name")
                .in(rows.stream()
                        .map(row -> PilotName.normalized(row.profile().name()))
                        .toList());
        mongo.find(Query.query(designated), Pilot.class)
                .forEach(pilot -> known.put(PilotId.of(pilot.batchId(), pilot.name()), pilot));
        return known;
    }

    /// Refused when another took its number meanwhile, to be tried again.
    private Decision<Pilot, EnterPilotErrorCode> enter(
            PilotEntry entry, PilotId id, Command command, Supplier<Pilot> pilot) {
        return ledger.create(
                Pilot.class,
                id,
                command.step(id.value()),
                Refusal.of(EnterPilotErrorCode.NUMBER_TAKEN).with("code", entry.code()),
                () -> Decision.done(pilot.get()));
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
                Query.query(
                        Criteria.where("entry.batch").is(batch).and("keys.name").is(PilotName.normalized(name))),
                Pilot.class));
    }

    public Optional<Pilot> find(PilotId id) {
        return Optional.ofNullable(mongo.findById(id, Pilot.class));
    }

    public Optional<Pilot> findByCode(String code) {
        return Optional.ofNullable(
                mongo.findOne(Query.query(Criteria.where("entry.code").is(code)), Pilot.class));
    }

    public Map<PilotId, Pilot> byId(Collection<PilotId> ids) {
        return mongo.find(Query.query(Criteria.where("_id").in(ids)), Pilot.class).stream()
                .collect(Collectors.toMap(Pilot::id, Function.identity()));
    }

    Map<ApplicationId, Pilot> byApplication(Collection<ApplicationId> applications) {
        return mongo.find(Query.query(Criteria.where("cause.application").in(applications)), Pilot.class).stream()
                .collect(Collectors.toMap(pilot -> Objects.requireNonNull(pilot.applicationId()), Function.identity()));
    }

    Connection<Pilot> list(ListRequest request, @Nullable String text) {
        return list(request, PilotText.within(text));
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

    /// All of the list, to be read from end to end.
    public Reading reading(ListRequest request, @Nullable String text) {
        var filter = StatusByClock.in(request.filter(), month());
        return connections.reading(PILOTS, ListRequest.whole(filter, request.orderBy()), PilotText.within(text));
    }

    PilotStatus status(Pilot pilot) {
        return pilot.statusIn(month());
    }

    private YearMonth month() {
        return YearMonth.from(clock.instant().atOffset(Policy.ZONE));
    }
}
