package pilotregistry.followup;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
import pilotregistry.access.Actor;
import pilotregistry.batch.Policy;
import pilotregistry.connection.Connection;
import pilotregistry.connection.Connections;
import pilotregistry.connection.ListRequest;
import pilotregistry.connection.Listing;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.NotVisible;
import pilotregistry.ledger.Refusal;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotAccess;
import pilotregistry.pilot.PilotId;
import pilotregistry.pilot.PilotRegister;

/// The follow-up of pilots through their term (定期调度, F03).
@Component
class FollowUp {

    static final Listing<Progress> PROGRESS = Listing.of(
            "progress",
            Progress.class,
            filter -> filter.month("from", "subject.period.from")
                    .month("to", "subject.period.to")
                    .enumeration("status", "status", ProgressStatus.class),
            order -> order.by("PERIOD", "subject.period.from", "subject.period.to")
                    .unlessAsked("PERIOD", Direction.ASC));

    private final Ledger ledger;
    private final MongoOperations mongo;
    private final Connections connections;
    private final PilotRegister pilots;

    FollowUp(Ledger ledger, MongoOperations mongo, Connections connections, PilotRegister pilots) {
        this.ledger = ledger;
        this.mongo = mongo;
        this.connections = connections;
        this.pilots = pilots;
        mongo.indexOps(Progress.class)
                .createIndex(new Index("subject.pilot", Direction.ASC).on("subject.period.from", Direction.ASC));
        mongo.indexOps(Progress.class)
                .createIndex(new Index("subject.months", Direction.ASC).unique().sparse());
    }

    Decision<Progress, ReportProgressErrorCode> report(
            PilotId id, Period period, ProgressRevision.Content content, Actor actor, Command command) {
        var seen = pilot(id);
        var acting = command.under(PilotAccess.implementer(actor, seen).id().value());
        var progress = ProgressId.of(id, period);
        if (find(progress).isEmpty()) {
            var first = first(seen, period, content, acting);
            // Refused though nothing was there: in this very moment somebody reported the same period, or one that
            // overlaps, and by now that can be told.
            if (first.accepted() || find(progress).isEmpty()) {
                return overtaken(first) ? first(seen, period, content, acting) : first;
            }
        }
        return ledger.change(Progress.class, progress, acting, ReportProgressErrorCode.VERSION_CONFLICT, known -> {
            var asked = known.status() == ProgressStatus.CORRECTION_REQUESTED;
            var refusals = new ArrayList<>(ProgressRules.refusals(pilot(id), period, content, month(command), asked));
            refusals.addAll(ProgressRules.ofRevisions(known));
            if (refusals.isEmpty()) {
                known.revise(content, command.at(), command.author().subject());
            }
            return refusals;
        });
    }

    private Decision<Progress, ReportProgressErrorCode> first(
            Pilot pilot, Period period, ProgressRevision.Content content, Command command) {
        var overtaken = Refusal.of(ReportProgressErrorCode.VERSION_CONFLICT, "input", "version")
                .with("expected", String.valueOf(command.expectedVersion()))
                .with("current", "0");
        return ledger.create(Progress.class, ProgressId.of(pilot.id(), period), command, overtaken, () -> {
            var refusals = new ArrayList<>(ProgressRules.refusals(pilot, period, content, month(command), false));
            refusals.addAll(ProgressRules.ofOthers(period, of(List.of(pilot.id()))));
            return refusals.isEmpty()
                    ? Decision.done(Progress.reported(
                            pilot.id(),
                            period,
                            content,
                            command.at(),
                            command.author().subject()))
                    : Decision.refused(null, refusals);
        });
    }

    private static boolean overtaken(Decision<Progress, ReportProgressErrorCode> decision) {
        return decision.refusals().stream()
                .anyMatch(refusal -> refusal.code() == ReportProgressErrorCode.VERSION_CONFLICT);
    }

    Decision<Progress, RequestCorrectionErrorCode> requestCorrection(
            ProgressId id, String reason, @Nullable LocalDate due, Actor actor, Command command) {
        var pilot = pilot(visible(id, actor).pilotId());
        var mandate = PilotAccess.province(actor, pilot);
        return ledger.change(
                Progress.class,
                id,
                command.under(mandate.id().value()),
                RequestCorrectionErrorCode.VERSION_CONFLICT,
                progress -> {
                    if (pilot(pilot.id()).statusIn(month(command)).ended()) {
                        return List.of(Refusal.of(RequestCorrectionErrorCode.PILOT_ENDED, "input", "progress")
                                .by("F03"));
                    }
                    return progress.requestCorrection(new CorrectionRequest(
                            progress.current().revision(), reason.strip(), due, mandate.role(), command.at(), null));
                });
    }

    Decision<Progress, OpineOnProgressErrorCode> opine(ProgressId id, String opinion, Actor actor, Command command) {
        var mandate = PilotAccess.province(actor, pilot(visible(id, actor).pilotId()));
        return ledger.change(
                Progress.class,
                id,
                command.under(mandate.id().value()),
                OpineOnProgressErrorCode.VERSION_CONFLICT,
                progress -> progress.opine(new ProgressOpinion(
                        progress.current().revision(), opinion.strip(), mandate.role(), command.at())));
    }

    /// Null to those whom the pilot's progress does not concern.
    @Nullable
    Connection<Progress> list(Pilot pilot, ListRequest request, Actor actor) {
        return PilotAccess.sees(actor, pilot)
                ? connections.page(
                        PROGRESS, request, Criteria.where("subject.pilot").is(pilot.id()))
                : null;
    }

    Map<ProgressId, Progress> visible(Collection<ProgressId> ids, Actor actor) {
        var found = mongo.find(Query.query(Criteria.where("_id").in(ids)), Progress.class);
        var known = pilots.byId(found.stream().map(Progress::pilotId).collect(Collectors.toSet()));
        return found.stream()
                .filter(progress -> {
                    var pilot = known.get(progress.pilotId());
                    return pilot != null && PilotAccess.sees(actor, pilot);
                })
                .collect(Collectors.toMap(Progress::id, Function.identity()));
    }

    /// All that these pilots reported.
    List<Progress> of(Collection<PilotId> some) {
        return mongo.find(Query.query(Criteria.where("subject.pilot").in(some)), Progress.class);
    }

    private Progress visible(ProgressId id, Actor actor) {
        return Optional.ofNullable(visible(List.of(id), actor).get(id)).orElseThrow(NotVisible::new);
    }

    private Optional<Progress> find(ProgressId id) {
        return Optional.ofNullable(mongo.findById(id, Progress.class));
    }

    private Pilot pilot(PilotId id) {
        return pilots.find(id).orElseThrow(NotVisible::new);
    }

    private static YearMonth month(Command command) {
        return YearMonth.from(command.at().atOffset(Policy.ZONE));
    }
}
