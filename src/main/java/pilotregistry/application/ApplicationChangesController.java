package pilotregistry.application;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.access.Scope;
import pilotregistry.access.Watch;
import reactor.core.publisher.Flux;

/// GraphQL: what becomes of applications, as it happens, for those who may see them.
@Controller
class ApplicationChangesController {

    private final Intake intake;
    private final Watch watch;

    ApplicationChangesController(Intake intake, Watch watch) {
        this.intake = intake;
        this.watch = watch;
    }

    record ApplicationChange(long position, Instant at, String act, Application application) {}

    // Nobody who is not recognised will ever see one: better told so than kept waiting.
    @SubscriptionMapping
    Flux<ApplicationChange> applicationChanged(
            @Argument @Nullable ApplicationId id,
            @Argument @Nullable Long after,
            Actor subscriber,
            DataFetchingEnvironment environment) {
        subscriber.requireScope(Scope.READ);
        if (id != null) {
            intake.visible(id, subscriber);
        }
        return watch.changes(
                Application.class,
                new Watch.Wish(id, after),
                environment,
                (position, event, actor) -> intake.find(new ApplicationId(event.aggregate()), actor)
                        .map(application -> new ApplicationChange(position, event.at(), event.act(), application)));
    }
}
