package pilotregistry.batch;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Watch;
import reactor.core.publisher.Flux;

/// GraphQL: what becomes of calls, as it happens; public.
@Controller
class BatchChangesController {

    private final BatchRegister batches;
    private final Watch watch;

    BatchChangesController(BatchRegister batches, Watch watch) {
        this.batches = batches;
        this.watch = watch;
    }

    record BatchChange(long position, Instant at, String act, Batch batch) {}

    @SubscriptionMapping
    Flux<BatchChange> batchChanged(
            @Argument @Nullable BatchId id, @Argument @Nullable Long after, DataFetchingEnvironment environment) {
        return watch.changes(
                Batch.class,
                new Watch.Wish(id, after),
                environment,
                (position, event, actor) -> batches.find(new BatchId(event.aggregate()))
                        .map(batch -> new BatchChange(position, event.at(), event.act(), batch)));
    }
}
