package pilotregistry.pilot;

import graphql.GraphQLContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.application.Application;
import pilotregistry.application.Intake;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchRegister;
import pilotregistry.connection.Connection;
import pilotregistry.connection.ListRequest;
import pilotregistry.designation.Designation;
import pilotregistry.designation.MinistryDesk;
import pilotregistry.language.CodedException;
import pilotregistry.ledger.NotVisible;

/// GraphQL: pilots and audit credits; all of it public but for the applications they came of.
@Controller
class PilotController {

    private final PilotRegister pilots;
    private final CreditBook credits;
    private final BatchRegister batches;
    private final Intake intake;
    private final MinistryDesk desk;

    PilotController(PilotRegister pilots, CreditBook credits, BatchRegister batches, Intake intake, MinistryDesk desk) {
        this.pilots = pilots;
        this.credits = credits;
        this.batches = batches;
        this.intake = intake;
        this.desk = desk;
    }

    @QueryMapping
    Pilot pilot(@Argument @Nullable PilotId id, @Argument @Nullable String code) {
        if (id != null && code == null) {
            return pilots.find(id).orElseThrow(NotVisible::new);
        }
        if (id == null && code != null) {
            return pilots.findByCode(code.strip()).orElseThrow(NotVisible::new);
        }
        throw new CodedException("ONE_OF", Map.of("arguments", "id, code"));
    }

    @QueryMapping
    Connection<Pilot> pilots(@Argument @Nullable String text, ListRequest request) {
        return pilots.list(request, text);
    }

    @SchemaMapping(typeName = "Batch", field = "pilots")
    Connection<Pilot> pilotsOfBatch(Batch batch, ListRequest request) {
        return pilots.list(batch.id(), request);
    }

    @SchemaMapping(typeName = "Designation", field = "pilots")
    Connection<Pilot> pilotsOfDesignation(Designation designation, ListRequest request) {
        return pilots.list(designation.id(), request);
    }

    @QueryMapping
    Connection<AuditCredit> auditCredits(ListRequest request) {
        return credits.list(request, null);
    }

    @SchemaMapping(typeName = "Pilot", field = "auditCredits")
    Connection<AuditCredit> auditCreditsOfPilot(Pilot pilot, ListRequest request) {
        return credits.list(request, pilot.id());
    }

    @SchemaMapping
    PilotStatus status(Pilot pilot) {
        return pilots.status(pilot);
    }

    @BatchMapping(typeName = "Pilot")
    Map<Pilot, Batch> batch(List<Pilot> some) {
        return joined(some, Pilot::batchId, batches::byId);
    }

    @BatchMapping(typeName = "Pilot")
    Map<Pilot, Application> application(List<Pilot> some, GraphQLContext context) {
        Actor actor = context.getOrDefault(Actor.class, new Actor.Anonymous());
        return joined(some, Pilot::applicationId, ids -> intake.visible(ids, actor));
    }

    @BatchMapping(typeName = "Pilot")
    Map<Pilot, Designation> designation(List<Pilot> some, GraphQLContext context) {
        Actor actor = context.getOrDefault(Actor.class, new Actor.Anonymous());
        return joined(some, Pilot::designationId, ids -> desk.visible(ids, actor));
    }

    @BatchMapping(typeName = "Application", field = "pilot")
    Map<Application, Pilot> pilotOfApplication(List<Application> applications) {
        return joined(applications, Application::id, pilots::byApplication);
    }

    @BatchMapping(typeName = "AuditCredit", field = "pilot")
    Map<AuditCredit, Pilot> pilotOfCredit(List<AuditCredit> some) {
        return joined(some, AuditCredit::pilotId, pilots::byId);
    }

    /// What a source is joined by; null where it has none.
    interface JoinKey<S, K> {
        @Nullable
        K of(S source);
    }

    static <S, K, T> Map<S, T> joined(
            Collection<S> sources, JoinKey<S, K> key, Function<Collection<K>, Map<K, T>> load) {
        var keys = new HashMap<S, K>();
        for (var source : sources) {
            var value = key.of(source);
            if (value != null) {
                keys.put(source, value);
            }
        }
        var found = keys.isEmpty() ? Map.<K, T>of() : load.apply(Set.copyOf(keys.values()));
        var joined = new HashMap<S, T>();
        keys.forEach((source, value) -> {
            var target = found.get(value);
            if (target != null) {
                joined.put(source, target);
            }
        });
        return joined;
    }
}
