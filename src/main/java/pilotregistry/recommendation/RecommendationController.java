package pilotregistry.recommendation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.application.Application;
import pilotregistry.application.ApplicationAccess;
import pilotregistry.application.ApplicationId;
import pilotregistry.application.EnvironmentalEvent;
import pilotregistry.application.Intake;
import pilotregistry.application.Standing;
import pilotregistry.application.Standings;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.BatchRegister;
import pilotregistry.connection.Connection;
import pilotregistry.connection.ListRequest;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Refusal;
import pilotregistry.reference.Province;
import pilotregistry.reference.ReferenceLists;
import reactor.core.publisher.Mono;

/// GraphQL: what the provinces recommend.
@Controller
class RecommendationController {

    private final ProvincialDesk desk;
    private final Recommendations recommendations;
    private final BatchRegister batches;
    private final ReferenceLists reference;

    RecommendationController(
            ProvincialDesk desk,
            Recommendations recommendations,
            BatchRegister batches,
            ReferenceLists reference,
            Intake intake,
            Standings standings,
            BatchLoaderRegistry loaders) {
        this.desk = desk;
        this.recommendations = recommendations;
        this.batches = batches;
        this.reference = reference;
        loaders.<RecommendationId, Recommendation>forName("onFile")
                .registerMappedBatchLoader((ids, environment) -> Mono.fromSupplier(() -> recommendations.all(ids)));
        loaders.<ApplicationId, Standing>forName("standing")
                .registerMappedBatchLoader((ids, environment) -> Mono.fromSupplier(() -> standings.of(ids)));
        loaders.<ApplicationId, Application>forName("full")
                .registerMappedBatchLoader((ids, environment) -> Mono.fromSupplier(() -> intake.all(ids)));
    }

    record VerifyApplicationInput(
            ApplicationId application,
            @Nullable String filing,
            VerificationMethod method,
            String findings,
            VerificationResult result,
            boolean checkedAgainstBaseline,
            List<EnvironmentalEvent> events,
            @Nullable Integer rank,
            @Nullable String overQuotaReason) {}

    record VerifyApplicationPayload(
            @Nullable Recommendation recommendation, List<Refusal<VerifyApplicationErrorCode>> errors) {}

    record EndorseApplicationInput(
            ApplicationId application, @Nullable String comment) {}

    record EndorseApplicationPayload(
            @Nullable Recommendation recommendation, List<Refusal<EndorseApplicationErrorCode>> errors) {}

    record IssueRecommendationLetterInput(
            BatchId batch,
            @Nullable String province,
            String documentNumber,
            @Nullable LocalDate date,
            @Nullable List<ApplicationId> applications) {}

    record IssueRecommendationLetterPayload(
            @Nullable Recommendation recommendation, List<Refusal<IssueRecommendationLetterErrorCode>> errors) {}

    @QueryMapping
    Recommendation recommendation(@Argument BatchId batch, @Argument String province, Actor actor) {
        return recommendations.visible(RecommendationId.of(batch, province), actor);
    }

    @QueryMapping
    Connection<Recommendation> recommendations(ListRequest request, Actor actor) {
        return recommendations.list(request, actor);
    }

    @MutationMapping
    VerifyApplicationPayload verifyApplication(@Argument VerifyApplicationInput input, Actor actor, Command command) {
        var statement = new ProvincialDesk.Statement(
                input.method(),
                input.findings(),
                input.result(),
                input.checkedAgainstBaseline(),
                input.events(),
                input.filing(),
                input.rank(),
                input.overQuotaReason());
        var decision = desk.verify(input.application(), statement, actor, command);
        return new VerifyApplicationPayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    EndorseApplicationPayload endorseApplication(
            @Argument EndorseApplicationInput input, Actor actor, Command command) {
        var decision = desk.endorse(input.application(), input.comment(), actor, command);
        return new EndorseApplicationPayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    IssueRecommendationLetterPayload issueRecommendationLetter(
            @Argument IssueRecommendationLetterInput input, Actor actor, Command command) {
        var draft = new ProvincialDesk.Draft(
                input.batch(), input.province(), input.documentNumber(), input.date(), input.applications());
        var decision = desk.issue(draft, actor, command);
        return new IssueRecommendationLetterPayload(decision.aggregate(), decision.refusals());
    }

    @BatchMapping(typeName = "Recommendation")
    Map<Recommendation, Batch> batch(List<Recommendation> some) {
        var found = batches.byId(some.stream().map(Recommendation::batchId).collect(Collectors.toSet()));
        return some.stream()
                .filter(each -> found.containsKey(each.batchId()))
                .collect(Collectors.toMap(Function.identity(), each -> found.get(each.batchId())));
    }

    @SchemaMapping
    Optional<Province> province(Recommendation recommendation) {
        return reference.province(recommendation.provinceCode());
    }

    @SchemaMapping
    CompletableFuture<List<Listed>> entries(
            Recommendation recommendation, Actor actor, DataLoader<ApplicationId, Standing> standing) {
        return listed(recommendation, actor, standing);
    }

    @SchemaMapping
    CompletableFuture<List<Listed>> overQuotaEntries(
            Recommendation recommendation, Actor actor, DataLoader<ApplicationId, Standing> standing) {
        return listed(recommendation, actor, standing)
                .thenApply(entries -> entries.stream().filter(Listed::overQuota).toList());
    }

    @SchemaMapping
    CompletableFuture<Integer> seatsTaken(
            Recommendation recommendation, Actor actor, DataLoader<ApplicationId, Standing> standing) {
        return listed(recommendation, actor, standing).thenApply(entries ->
                (int) entries.stream().filter(Listed::holdsSeat).count());
    }

    /// Null to those who may not see it, though they see the application.
    @SchemaMapping
    CompletableFuture<@Nullable Listed> recommendationEntry(
            Application application, Actor actor, DataLoader<RecommendationId, Recommendation> onFile) {
        var province = application.content().leadProvince();
        if (province == null) {
            return CompletableFuture.completedFuture(null);
        }
        return onFile.load(RecommendationId.of(application.batchId(), province))
                .thenApply(found -> found == null ? null : entry(found, application, actor));
    }

    private static @Nullable Listed entry(Recommendation found, Application application, Actor actor) {
        return RecommendationAccess.entry(actor, found, application)
                .map(entry -> new Listed(entry, application.standing(), found.letters()))
                .orElse(null);
    }

    /// Null where the application itself is not the reader's to see.
    @SchemaMapping(typeName = "RecommendationEntry")
    CompletableFuture<@Nullable Application> application(
            Listed listed, Actor actor, DataLoader<ApplicationId, Application> full) {
        return full.load(listed.entry().application())
                .thenApply(found -> found != null && ApplicationAccess.sees(actor, found) ? found : null);
    }

    // One query for all recommendations of the answer, whichever fields ask.
    private static CompletableFuture<List<Listed>> listed(
            Recommendation recommendation, Actor actor, DataLoader<ApplicationId, Standing> loader) {
        var entries = RecommendationAccess.entries(actor, recommendation);
        return loader.loadMany(entries.stream().map(Entry::application).toList())
                .thenApply(standings -> IntStream.range(0, entries.size())
                        .mapToObj(
                                index -> new Listed(entries.get(index), standings.get(index), recommendation.letters()))
                        .toList());
    }
}
