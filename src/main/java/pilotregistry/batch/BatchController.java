package pilotregistry.batch;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.access.Role;
import pilotregistry.access.Scope;
import pilotregistry.connection.Connection;
import pilotregistry.connection.ListRequest;
import pilotregistry.language.CodedException;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.NotVisible;
import pilotregistry.ledger.Refusal;
import pilotregistry.reference.Province;
import pilotregistry.reference.ReferenceLists;
import pilotregistry.reference.Rule;

/// GraphQL: the calls; all of it public.
@Controller
class BatchController {

    private final BatchRegister batches;
    private final ReferenceLists reference;
    private final Clock clock;

    BatchController(BatchRegister batches, ReferenceLists reference, Clock clock) {
        this.batches = batches;
        this.reference = reference;
        this.clock = clock;
    }

    enum BatchStatus {
        OPEN,
        CLOSED
    }

    record OpenBatchPayload(@Nullable Batch batch, List<Refusal<OpenBatchErrorCode>> errors) {}

    @QueryMapping
    Batch batch(@Argument @Nullable BatchId id, @Argument @Nullable Integer number) {
        if ((id == null) == (number == null)) {
            throw new CodedException("ONE_OF", Map.of("arguments", "id, number"));
        }
        return batches.find(id == null ? BatchId.of(Objects.requireNonNull(number)) : id)
                .orElseThrow(NotVisible::new);
    }

    @QueryMapping
    Connection<Batch> batches(ListRequest request) {
        return batches.list(request);
    }

    @MutationMapping
    OpenBatchPayload openBatch(@Argument Proposal input, Actor actor, Command command) {
        var mandate = actor.acting(Scope.WRITE, any -> true, Role::ministerial);
        var decision = batches.open(input, command.under(mandate.id().value()));
        return new OpenBatchPayload(decision.aggregate(), decision.refusals());
    }

    @SchemaMapping
    BatchStatus status(Batch batch) {
        return batch.closedAt(clock.instant()) ? BatchStatus.CLOSED : BatchStatus.OPEN;
    }

    @SchemaMapping(typeName = "Batch")
    List<Rule> rules() {
        return reference.rules();
    }

    @SchemaMapping
    List<Province> recommendingUnits(Batch batch) {
        return batch.recommendingUnitCodes().stream()
                .map(reference::province)
                .flatMap(Optional::stream)
                .toList();
    }

    @BatchMapping(typeName = "Batch")
    Map<Batch, List<Batch>> baselineBatches(List<Batch> some) {
        var all = batches.byId(some.stream()
                .flatMap(batch -> batch.baselineBatchIds().stream())
                .toList());
        return some.stream()
                .collect(java.util.stream.Collectors.toMap(
                        batch -> batch,
                        batch -> batch.baselineBatchIds().stream()
                                .map(all::get)
                                .filter(Objects::nonNull)
                                .toList()));
    }
}
