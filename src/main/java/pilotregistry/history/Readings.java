package pilotregistry.history;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.dataloader.DataLoaderRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.stereotype.Component;
import pilotregistry.language.CodedException;
import pilotregistry.language.Messages;
import pilotregistry.ledger.Recorded;

/// Reads what a record was exactly as the API shows records to this reader: every rule of every field holds
/// for the past as for the present, since it is the same field that answers.
@Component
class Readings {

    private static final Logger LOG = LoggerFactory.getLogger(Readings.class);

    private final ObjectProvider<GraphQlSource> source;
    private final BatchLoaderRegistry loaders;
    private final Messages messages;
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private @Nullable GraphQL engine;
    private @Nullable Words words;

    Readings(ObjectProvider<GraphQlSource> source, BatchLoaderRegistry loaders, Messages messages) {
        this.source = source;
        this.loaders = loaders;
        this.messages = messages;
    }

    /// The readings of one record in one request, each made once.
    static final class Page {

        private final Past past;
        private final Map<Integer, Optional<Object>> made = new HashMap<>();

        Page(Past past) {
            this.past = past;
        }

        Past past() {
            return past;
        }
    }

    /// What an event changed, as this reader is shown it; null where that is not known.
    @Nullable
    List<Difference> differences(HistoryEntry entry, DataFetchingEnvironment environment) {
        var page = entry.readings();
        var past = page.past();
        if (!known(past, entry.number()) || !known(past, entry.number() - 1)) {
            return null;
        }
        var before = read(page, entry.number() - 1, environment);
        var after = read(page, entry.number(), environment);
        return Differences.between(
                before.orElse(null), after.orElse(null), past.now().getClass().getSimpleName(), words());
    }

    private static boolean known(Past past, int events) {
        return past.state(events) instanceof pilotregistry.feed.Chronicle.State.Known;
    }

    private Optional<Object> read(Page page, int events, DataFetchingEnvironment environment) {
        synchronized (page) {
            var made = page.made.get(events);
            if (made == null) {
                var then = page.past().after(events);
                made = then == null ? Optional.empty() : Optional.of(answer(then, environment));
                page.made.put(events, made);
            }
            return made;
        }
    }

    private Object answer(Recorded then, DataFetchingEnvironment environment) {
        var type = then.getClass().getSimpleName();
        var document = documents.computeIfAbsent(
                type, name -> Selection.everythingOf(source.getObject().schema(), name));
        var context = new HashMap<Object, Object>();
        environment.getGraphQlContext().stream().forEach(each -> context.put(each.getKey(), each.getValue()));
        context.put(Recorded.class, then);
        var registry = new DataLoaderRegistry();
        var input = ExecutionInput.newExecutionInput(document)
                .graphQLContext(context)
                .locale(environment.getLocale())
                .dataLoaderRegistry(registry)
                .build();
        loaders.registerDataLoaders(registry, input.getGraphQLContext());
        Map<String, Object> data = engine().execute(input).getData();
        return Objects.requireNonNullElse(Objects.requireNonNull(data).get("asOf"), Map.of());
    }

    /// The record that such a reading is about; null in every other request.
    static @Nullable Recorded subject(GraphQLContext context) {
        return context.get(Recorded.class);
    }

    Words words() {
        var known = words;
        if (known == null) {
            known = new Words(source.getObject().schema(), messages);
            words = known;
        }
        return known;
    }

    // Without the prices and limits of requests: the request that asks for the history has paid.
    private synchronized GraphQL engine() {
        var known = engine;
        if (known == null) {
            known = GraphQL.newGraphQL(source.getObject().schema())
                    .defaultDataFetcherExceptionHandler(handler())
                    .build();
            engine = known;
        }
        return known;
    }

    // A field that is refused is one that this reader sees nothing of.
    private static DataFetcherExceptionHandler handler() {
        return parameters -> {
            var thrown = parameters.getException();
            if (!(thrown instanceof CodedException) || parameters.getPath().getLevel() == 1) {
                LOG.warn("The history of {} is read without it", parameters.getPath(), thrown);
            }
            var error = GraphqlErrorBuilder.newError(parameters.getDataFetchingEnvironment())
                    .message("%s", thrown.toString())
                    .build();
            return CompletableFuture.completedFuture(
                    DataFetcherExceptionHandlerResult.newResult(error).build());
        };
    }
}
