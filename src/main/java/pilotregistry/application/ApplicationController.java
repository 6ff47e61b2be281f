package pilotregistry.application;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.BatchRegister;
import pilotregistry.connection.Connection;
import pilotregistry.connection.ListRequest;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.Directory;
import pilotregistry.organization.Organization;
import pilotregistry.organization.OrganizationId;

/// GraphQL: applications, from draft to submission.
@Controller
class ApplicationController {

    private final Intake intake;
    private final BatchRegister batches;
    private final Directory directory;
    private final Clock clock;

    ApplicationController(Intake intake, BatchRegister batches, Directory directory, Clock clock) {
        this.intake = intake;
        this.batches = batches;
        this.directory = directory;
        this.clock = clock;
    }

    record DraftApplicationInput(BatchId batch, OrganizationId applicant, ApplicationContent content) {}

    record DraftApplicationPayload(
            @Nullable Application application, List<Refusal<DraftApplicationErrorCode>> errors) {}

    record EditApplicationInput(ApplicationId id, ApplicationContent content) {}

    record EditApplicationPayload(@Nullable Application application, List<Refusal<EditApplicationErrorCode>> errors) {}

    record FileApplicationInput(ApplicationId id) {}

    record FileApplicationPayload(@Nullable Application application, List<Refusal<FileApplicationErrorCode>> errors) {}

    record ReturnApplicationInput(ApplicationId id, String reason) {}

    record ReturnApplicationPayload(
            @Nullable Application application, List<Refusal<ReturnApplicationErrorCode>> errors) {}

    record WithdrawApplicationInput(ApplicationId id, String reason) {}

    record WithdrawApplicationPayload(
            @Nullable Application application, List<Refusal<WithdrawApplicationErrorCode>> errors) {}

    record SubmitApplicationInput(ApplicationId id) {}

    record SubmitApplicationPayload(
            @Nullable Application application, List<Refusal<SubmitApplicationErrorCode>> errors) {}

    record RecordEnvironmentalEventInput(ApplicationId application, EnvironmentalEvent event) {}

    record RecordEnvironmentalEventPayload(
            @Nullable Application application, List<Refusal<RecordEnvironmentalEventErrorCode>> errors) {}

    @QueryMapping
    Application application(@Argument ApplicationId id, Actor actor) {
        return intake.visible(id, actor);
    }

    @QueryMapping
    Connection<Application> applications(ListRequest request, Actor actor) {
        return intake.list(request, actor);
    }

    @MutationMapping
    DraftApplicationPayload draftApplication(@Argument DraftApplicationInput input, Actor actor, Command command) {
        var decision = intake.draft(input.batch(), input.applicant(), input.content(), actor, command);
        return new DraftApplicationPayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    EditApplicationPayload editApplication(@Argument EditApplicationInput input, Actor actor, Command command) {
        var decision = intake.edit(input.id(), input.content(), actor, command);
        return new EditApplicationPayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    FileApplicationPayload fileApplication(@Argument FileApplicationInput input, Actor actor, Command command) {
        var decision = intake.file(input.id(), actor, command);
        return new FileApplicationPayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    ReturnApplicationPayload returnApplication(@Argument ReturnApplicationInput input, Actor actor, Command command) {
        var decision = intake.returnToApplicant(input.id(), input.reason(), actor, command);
        return new ReturnApplicationPayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    WithdrawApplicationPayload withdrawApplication(
            @Argument WithdrawApplicationInput input, Actor actor, Command command) {
        var decision = intake.withdraw(input.id(), input.reason(), actor, command);
        return new WithdrawApplicationPayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    SubmitApplicationPayload submitApplication(@Argument SubmitApplicationInput input, Actor actor, Command command) {
        var decision = intake.submit(input.id(), actor, command);
        return new SubmitApplicationPayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    RecordEnvironmentalEventPayload recordEnvironmentalEvent(
            @Argument RecordEnvironmentalEventInput input, Actor actor, Command command) {
        var decision = intake.record(input.application(), input.event(), actor, command);
        return new RecordEnvironmentalEventPayload(decision.aggregate(), decision.refusals());
    }

    @BatchMapping
    Map<Application, List<Finding>> findings(List<Application> applications) {
        return intake.findings(applications, clock.instant());
    }

    @BatchMapping
    Map<Application, Batch> batch(List<Application> applications) {
        return joined(applications, Application::batchId, batches::byId);
    }

    @BatchMapping
    Map<Application, Organization> applicant(List<Application> applications) {
        return joined(applications, Application::applicantId, directory::byId);
    }

    private static <K, T> Map<Application, T> joined(
            List<Application> applications, Function<Application, K> key, Function<Collection<K>, Map<K, T>> load) {
        var found = load.apply(applications.stream().map(key).collect(Collectors.toSet()));
        return applications.stream()
                .filter(application -> found.containsKey(key.apply(application)))
                .collect(Collectors.toMap(
                        Function.identity(), application -> Objects.requireNonNull(found.get(key.apply(application)))));
    }
}
