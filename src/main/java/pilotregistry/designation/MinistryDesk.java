package pilotregistry.designation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Role;
import pilotregistry.application.Application;
import pilotregistry.application.ApplicationId;
import pilotregistry.application.ApplicationStatus;
import pilotregistry.application.Intake;
import pilotregistry.batch.BatchRegister;
import pilotregistry.connection.Connection;
import pilotregistry.connection.Connections;
import pilotregistry.connection.ListRequest;
import pilotregistry.connection.Listing;
import pilotregistry.connection.Reading;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.Refusal;

/// The desk where the two ministries designate pilots together (R29): both sign, then it takes effect, once.
@Component
public class MinistryDesk {

    static final Listing<Designation> DESIGNATIONS = Listing.of(
            "designations",
            Designation.class,
            filter -> filter.id("batch", "content.batch")
                    .string("documentNumber", "content.documentNumber.value")
                    .date("issuedOn", "content.issuedOn")
                    .instant("effectiveAt", "course.effectiveAt"),
            order -> order.by("ISSUED", "content.issuedOn")
                    .by("EFFECTIVE", "course.effectiveAt")
                    .unlessAsked("ISSUED", Direction.DESC));

    private final Ledger ledger;
    private final MongoOperations mongo;
    private final Connections connections;
    private final Intake intake;
    private final BatchRegister batches;
    private final DesignationRules rules;
    private final ApplicationEventPublisher publisher;

    MinistryDesk(
            Ledger ledger,
            MongoOperations mongo,
            Connections connections,
            Intake intake,
            BatchRegister batches,
            DesignationRules rules,
            ApplicationEventPublisher publisher) {
        this.ledger = ledger;
        this.mongo = mongo;
        this.connections = connections;
        this.intake = intake;
        this.batches = batches;
        this.rules = rules;
        this.publisher = publisher;
        mongo.indexOps(Designation.class).createIndex(new Index("content.batch", Direction.ASC));
    }

    /// The first ministry's call draws the designation up, the other's brings it in force.
    Decision<Designation, DesignatePilotsErrorCode> designate(
            DesignationContent content, Actor actor, Command command) {
        var mandates = mandates(actor);
        var id = DesignationId.of(content.batch(), content.documentNumber());
        if (mongo.findById(id, Designation.class) == null) {
            var first = drawUp(content, mandates.getFirst(), command);
            // Refused though nothing was there: the other ministry drew it up in this very moment.
            if (first.accepted() || mongo.findById(id, Designation.class) == null) {
                return first;
            }
        }
        return sign(id, content, mandates, command);
    }

    private static List<Mandate> mandates(Actor actor) {
        ReviewAccess.ministry(actor);
        return Stream.of(Role.MINISTRY_ECOLOGY, Role.MINISTRY_DEVELOPMENT_AND_REFORM)
                .flatMap(role -> actor.mandates(role).limit(1))
                .toList();
    }

    private Decision<Designation, DesignatePilotsErrorCode> drawUp(
            DesignationContent content, Mandate mandate, Command command) {
        return ledger.create(
                Designation.class,
                DesignationId.of(content.batch(), content.documentNumber()),
                command.under(mandate.id().value()),
                Refusal.of(DesignatePilotsErrorCode.ALREADY_SIGNED, "input", "documentNumber")
                        .with("number", content.documentNumber().value()),
                () -> {
                    var refusals = rules.refusals(content, command.at());
                    return refusals.isEmpty()
                            ? Decision.done(
                                    Designation.drawnUp(content, termMonths(content), signature(mandate, command)))
                            : Decision.refused(null, refusals);
                });
    }

    private Decision<Designation, DesignatePilotsErrorCode> sign(
            DesignationId id, DesignationContent content, List<Mandate> mandates, Command command) {
        var decision = ledger.change(
                Designation.class,
                id,
                command.under(mandates.getFirst().id().value()),
                DesignatePilotsErrorCode.DIFFERS_FROM_SIGNED,
                designation -> {
                    var open = mandates.stream()
                            .filter(mandate -> !designation.isSignedBy(mandate.role()))
                            .findFirst()
                            .orElse(mandates.getFirst());
                    var refusals = designation.isSignedBy(open.role())
                                    || !designation.content().equals(content)
                            ? List.<Refusal<DesignatePilotsErrorCode>>of()
                            : rules.refusals(content, command.at());
                    return refusals.isEmpty() ? designation.sign(content, signature(open, command)) : refusals;
                });
        var designation = Objects.requireNonNull(decision.aggregate());
        return decision.accepted() && !command.validateOnly() && designation.unfinished()
                ? Decision.done(carryOut(designation, command))
                : decision;
    }

    private int termMonths(DesignationContent content) {
        return batches.get(content.batch()).policy().termMonths();
    }

    private static MinistrySignature signature(Mandate mandate, Command command) {
        return new MinistrySignature(
                mandate.role(),
                mandate.organizationId(),
                command.under(mandate.id().value()).author(),
                command.at());
    }

    /// Does all that follows. Every step does nothing where it is done already, so a crash anywhere is made good by
    /// doing
    /// all of it again.
    Designation carryOut(Designation designation, Command command) {
        var content = designation.content();
        var known = intake.all(content.applications());
        for (var selected : content.selected()) {
            conclude(known, selected.application(), ApplicationStatus.DESIGNATED, null, command);
        }
        for (var notSelected : content.notSelected()) {
            conclude(known, notSelected.application(), ApplicationStatus.NOT_SELECTED, notSelected.reason(), command);
        }
        publisher.publishEvent(new PilotsDesignated(designation, command));
        var decision = ledger.change(
                Designation.class,
                designation.id(),
                command.step("completed"),
                DesignatePilotsErrorCode.ALREADY_SIGNED,
                done -> {
                    done.complete(command.at());
                    return List.of();
                });
        return Objects.requireNonNull(decision.aggregate());
    }

    private void conclude(
            Map<ApplicationId, Application> known,
            ApplicationId id,
            ApplicationStatus status,
            @Nullable String reason,
            Command command) {
        if (Objects.requireNonNull(known.get(id)).status() != status) {
            intake.concluded(id, status, reason, command.step(id.value()));
        }
    }

    /// In force since before an instant, but a crash kept what follows from being done.
    List<Designation> unfinished(Instant before) {
        return mongo.find(
                Query.query(Criteria.where("course.effectiveAt")
                        .lte(before)
                        .and("course.completedAt")
                        .is(null)),
                Designation.class);
    }

    Optional<Designation> find(DesignationId id, Actor actor) {
        return Optional.ofNullable(mongo.findById(id, Designation.class))
                .filter(designation -> sees(actor, designation));
    }

    /// Those of them that the actor may see.
    public Map<DesignationId, Designation> visible(Collection<DesignationId> ids, Actor actor) {
        return mongo.find(Query.query(Criteria.where("_id").in(ids)), Designation.class).stream()
                .filter(designation -> sees(actor, designation))
                .collect(Collectors.toMap(Designation::id, Function.identity()));
    }

    Connection<Designation> list(ListRequest request, Actor actor) {
        return connections.page(DESIGNATIONS, request, visibleTo(actor));
    }

    /// All of the list that this actor sees, to be read from end to end.
    public Reading reading(ListRequest request, Actor actor) {
        return connections.reading(DESIGNATIONS, request, visibleTo(actor));
    }

    private static Criteria visibleTo(Actor actor) {
        return ReviewAccess.isMinistry(actor)
                ? new Criteria()
                : Criteria.where("course.effectiveAt").ne(null);
    }

    static boolean sees(Actor actor, Designation designation) {
        return designation.effectiveAt() != null || ReviewAccess.isMinistry(actor);
    }
}
