package pilotregistry.pilot;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Watch;
import reactor.core.publisher.Flux;

/// GraphQL: what becomes of pilots, as it happens. Designation and decisions are told everybody; reports and
/// files, which are no list (R32), those who see them.
@Controller
class PilotChangesController {

    static final Set<String> PUBLIC = Set.of(
            "designatePilots",
            "importPilots",
            "suspendPilot",
            "resumePilot",
            "extendPilot",
            "terminatePilot",
            "assessPilot");

    private final PilotRegister pilots;
    private final Watch watch;

    PilotChangesController(PilotRegister pilots, Watch watch) {
        this.pilots = pilots;
        this.watch = watch;
    }

    record PilotChange(long position, Instant at, String act, Pilot pilot) {}

    @SubscriptionMapping
    Flux<PilotChange> pilotChanged(
            @Argument @Nullable PilotId id, @Argument @Nullable Long after, DataFetchingEnvironment environment) {
        return watch.changes(
                Pilot.class,
                new Watch.Wish(id, after),
                environment,
                (position, event, actor) -> pilots.find(new PilotId(event.aggregate()))
                        .filter(pilot -> PUBLIC.contains(event.act()) || PilotAccess.sees(actor, pilot))
                        .map(pilot -> new PilotChange(position, event.at(), event.act(), pilot)));
    }
}
