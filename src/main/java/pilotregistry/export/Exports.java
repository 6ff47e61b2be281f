package pilotregistry.export;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.MandateId;
import pilotregistry.access.Scope;
import pilotregistry.connection.Connection;
import pilotregistry.connection.Connections;
import pilotregistry.connection.ListRequest;
import pilotregistry.connection.Listing;
import pilotregistry.ledger.Author;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.NotVisible;
import pilotregistry.ledger.Refusal;

/// The office of exports: takes them in, shows them to whoever asked for them, and records what became of them.
@Component
class Exports {

    /// Exports one person may have under way or kept.
    static final int SEATS = 20;

    private static final Duration SNAPSHOTS_KEPT = Duration.ofDays(400);

    static final Listing<ExportJob> JOBS = Listing.of(
            "exportJobs",
            ExportJob.class,
            filter -> filter.enumeration("status", "course.status", ExportStatus.class)
                    .instant("requestedAt", "wish.at"),
            order -> order.by("REQUESTED", "wish.at").unlessAsked("REQUESTED", Direction.DESC));

    private final Ledger ledger;
    private final MongoOperations mongo;
    private final Connections connections;
    private final ExportRuns runs;
    private final ExportFiles files;
    private final Clock clock;
    private final Duration kept;

    Exports(
            Ledger ledger,
            MongoOperations mongo,
            Connections connections,
            ExportRuns runs,
            ExportFiles files,
            Clock clock,
            @Value("${registry.exports.kept:7d}") Duration kept) {
        this.ledger = ledger;
        this.mongo = mongo;
        this.connections = connections;
        this.runs = runs;
        this.files = files;
        this.clock = clock;
        this.kept = kept;
        var indexes = mongo.indexOps(ExportJob.class);
        indexes.createIndex(new Index("claim", Direction.ASC).unique().sparse());
        indexes.createIndex(new Index("wish.requester", Direction.ASC).on("wish.at", Direction.DESC));
        indexes.createIndex(new Index("course.status", Direction.ASC).on("wish.at", Direction.ASC));
    }

    /// Takes a wish in, if one of its requester's seats is free: each is one document with a claim that is unique.
    Decision<ExportJob, RequestExportErrorCode> request(ExportWish wish, Command command) {
        var id = new ExportId(command.newId(ExportId.PREFIX));
        var full = Refusal.of(RequestExportErrorCode.TOO_MANY_EXPORTS, "input").with("limit", SEATS);
        var taken = taken(wish.requester());
        for (var seat = 0; seat < SEATS; seat++) {
            if (!taken.contains(wish.requester() + "/" + seat)) {
                var job = ExportJob.requested(id, wish, seat);
                var decision = ledger.create(ExportJob.class, id, command, full, () -> Decision.done(job));
                if (decision.accepted()) {
                    return decision;
                }
            }
        }
        return find(id).isPresent()
                ? ledger.create(ExportJob.class, id, command, full, () -> Decision.refused(null, List.of(full)))
                : Decision.refused(null, List.of(full));
    }

    /// Has the registry's own wish written, once for one command.
    void make(ExportWish wish, Command command) {
        var id = new ExportId(command.newId(ExportId.PREFIX));
        var refused = Refusal.of(RequestExportErrorCode.TOO_MANY_EXPORTS, "input");
        ledger.create(ExportJob.class, id, command, refused, () -> Decision.done(ExportJob.requested(id, wish, null)));
    }

    private Collection<String> taken(String requester) {
        var held = Query.query(
                Criteria.where("wish.requester").is(requester).and("claim").exists(true));
        held.fields().include("claim");
        return mongo.find(held, Document.class, mongo.getCollectionName(ExportJob.class)).stream()
                .map(job -> job.getString("claim"))
                .collect(Collectors.toSet());
    }

    Decision<ExportJob, CancelExportErrorCode> cancel(ExportId id, Actor actor, Command command) {
        if (own(List.of(id), actor).isEmpty()) {
            throw new NotVisible();
        }
        var decision = change(id, command, job -> job.cancel(command.at()));
        if (decision.accepted() && !command.validateOnly()) {
            forget(id);
        }
        return decision;
    }

    /// Begins to write it.
    ///
    /// @return empty when it ended meanwhile
    Optional<ExportJob> start(ExportId id) {
        var decision = change(id, ofRegistry("startExport", id), job -> job.start(clock.instant()));
        return Optional.ofNullable(decision.aggregate()).filter(job -> job.status() == ExportStatus.RUNNING);
    }

    void finish(ExportId id, ExportResult result) {
        var now = clock.instant();
        var decision = change(id, ofRegistry("finishExport", id), job -> job.finish(result, now, now.plus(time(job))));
        if (decision.accepted()) {
            runs.remove(id);
            files.clear(id, result.parts());
        } else {
            forget(id);
        }
    }

    private Duration time(ExportJob job) {
        return job.wish().requester().equals(Author.REGISTRY.subject()) ? SNAPSHOTS_KEPT : kept;
    }

    void fail(ExportId id, ExportFailure why) {
        change(id, ofRegistry("failExport", id), job -> job.fail(why, clock.instant()));
        forget(id);
    }

    /// Deletes the files whose time is over.
    void expire() {
        var over = Query.query(Criteria.where("course.status")
                        .is(ExportStatus.DONE)
                        .and("course.expiresAt")
                        .lte(clock.instant()))
                .limit(1_000);
        for (var job : mongo.find(over, ExportJob.class)) {
            if (change(job.id(), ofRegistry("expireExport", job.id()), each -> each.expire(clock.instant()))
                    .accepted()) {
                forget(job.id());
            }
        }
    }

    /// What waits to be written or gone on with, the oldest first.
    List<ExportId> waiting() {
        var waiting = Query.query(Criteria.where("course.status").in(ExportStatus.QUEUED, ExportStatus.RUNNING))
                .with(org.springframework.data.domain.Sort.by(Direction.ASC, "wish.at"))
                .limit(100);
        return mongo.find(waiting, ExportJob.class).stream().map(ExportJob::id).toList();
    }

    Optional<ExportJob> find(ExportId id) {
        return Optional.ofNullable(mongo.findById(id, ExportJob.class));
    }

    Map<ExportId, ExportJob> own(Collection<ExportId> ids, Actor actor) {
        return mongo
                .find(Query.query(Criteria.where("_id").in(ids).andOperator(ownedBy(actor))), ExportJob.class)
                .stream()
                .collect(Collectors.toMap(ExportJob::id, Function.identity()));
    }

    Connection<ExportJob> list(ListRequest request, Actor actor) {
        return connections.page(JOBS, request, ownedBy(actor));
    }

    /// Whether all holds upon which rests what the requester was shown.
    boolean holds(ExportJob job) {
        return holding(List.of(job)).contains(job.id());
    }

    /// Those of which all holds, asked for at once.
    Set<ExportId> holding(Collection<ExportJob> jobs) {
        var needed = jobs.stream()
                .flatMap(job -> job.wish().mandates().stream())
                .map(MandateId::new)
                .collect(Collectors.toSet());
        var now = clock.instant();
        Set<String> held = needed.isEmpty()
                ? Set.of()
                : mongo.find(Query.query(Criteria.where("_id").in(needed)), Mandate.class).stream()
                        .filter(mandate -> mandate.holdsAt(now))
                        .map(mandate -> mandate.id().value())
                        .collect(Collectors.toSet());
        return jobs.stream()
                .filter(job -> held.containsAll(job.wish().mandates()))
                .map(ExportJob::id)
                .collect(Collectors.toSet());
    }

    private static Criteria ownedBy(Actor actor) {
        return Criteria.where("wish.requester")
                .is(actor.has(Scope.READ) ? actor.identified().orElseThrow().subject() : null);
    }

    private void forget(ExportId id) {
        runs.remove(id);
        files.clear(id, List.of());
    }

    private Command ofRegistry(String act, ExportId id) {
        return Command.ofRegistry(act, act + "/" + id, clock.instant());
    }

    private Decision<ExportJob, CancelExportErrorCode> change(
            ExportId id, Command command, Function<ExportJob, List<Refusal<CancelExportErrorCode>>> decide) {
        return ledger.change(ExportJob.class, id, command, CancelExportErrorCode.VERSION_CONFLICT, decide);
    }
}
