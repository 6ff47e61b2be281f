package pilotregistry.report;

import graphql.GraphQLContext;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.access.Forbidden;
import pilotregistry.access.Role;
import pilotregistry.access.Scope;
import pilotregistry.application.Application;
import pilotregistry.application.ApplicationStatus;
import pilotregistry.application.ApplicationSurvey;
import pilotregistry.application.Intake;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.BatchRegister;
import pilotregistry.designation.AcceptanceDates;
import pilotregistry.feed.Feed;
import pilotregistry.reference.Province;
import pilotregistry.reference.ReferenceLists;

/// GraphQL: how far applications have come, for those whose business it is.
@Controller
class PipelineController {

    private final ApplicationSurvey applications;
    private final AcceptanceDates accepted;
    private final Intake intake;
    private final BatchRegister batches;
    private final ReferenceLists reference;
    private final Feed feed;
    private final Clock clock;

    PipelineController(
            ApplicationSurvey applications,
            AcceptanceDates accepted,
            Intake intake,
            BatchRegister batches,
            ReferenceLists reference,
            Feed feed,
            Clock clock) {
        this.applications = applications;
        this.accepted = accepted;
        this.intake = intake;
        this.batches = batches;
        this.reference = reference;
        this.feed = feed;
        this.clock = clock;
    }

    @QueryMapping
    Pipeline pipeline(@Argument BatchId batch, @Argument @Nullable Map<String, Object> filter, Actor actor) {
        actor.requireScope(Scope.READ);
        if (!actor.is(Role::provincial) && !actor.is(Role::ministerial) && !actor.is(Role.ANALYST)) {
            throw Forbidden.mandate();
        }
        var asOf = new ReportAsOf(clock.instant(), feed.newest());
        var call = batches.get(batch);
        var some = applications.of(batch, filter, actor);
        var waiting = some.stream()
                .filter(application -> application.status() == ApplicationStatus.ACCEPTED)
                .map(ApplicationSurvey.Surveyed::id)
                .toList();
        return Pipeline.of(asOf, call, some, accepted.of(waiting));
    }

    @SchemaMapping(typeName = "PipelineProvince")
    Optional<Province> province(Pipeline.OfProvince province) {
        return Optional.ofNullable(province.code()).flatMap(reference::province);
    }

    @BatchMapping(typeName = "PipelineState")
    Map<Pipeline.State, Application> longestWaiting(List<Pipeline.State> states, GraphQLContext context) {
        Actor actor = context.getOrDefault(Actor.class, new Actor.Anonymous());
        var found = intake.visible(
                states.stream()
                        .map(Pipeline.State::longest)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                actor);
        var joined = new HashMap<Pipeline.State, Application>();
        for (var state : states) {
            var application = state.longest() == null ? null : found.get(state.longest());
            if (application != null) {
                joined.put(state, application);
            }
        }
        return joined;
    }
}
