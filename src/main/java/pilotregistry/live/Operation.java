package pilotregistry.live;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import pilotregistry.feed.FeedPosition;

/// One operation of a client, on a thread of its own: executed like any other request, its results handed on one by
/// one.
final class Operation {

    private final WebGraphQlHandler handler;
    private final WebGraphQlRequest request;
    private final @Nullable Authentication authentication;
    private final Failures failures;
    private volatile @Nullable CompletableFuture<WebGraphQlResponse> executing;
    private volatile @Nullable Results results;
    private volatile boolean cancelled;

    Operation(
            WebGraphQlHandler handler,
            WebGraphQlRequest request,
            @Nullable Authentication authentication,
            Failures failures) {
        this.handler = handler;
        this.request = request;
        this.authentication = authentication;
        this.failures = failures;
    }

    /// Executes; of a subscription, up to where its stream is there.
    ///
    /// @return null when cancelled
    @Nullable
    WebGraphQlResponse execute() throws InterruptedException {
        var before = SecurityContextHolder.getContext();
        try {
            SecurityContextHolder.setContext(
                    authentication == null ? new SecurityContextImpl() : new SecurityContextImpl(authentication));
            var future = handler.handleRequest(request).toFuture();
            executing = future;
            return cancelled ? null : future.get();
        } catch (CancellationException gone) {
            return null;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /// Hands on what was executed, and what follows.
    void deliver(WebGraphQlResponse response, Outlet outlet) throws InterruptedException {
        var result = response.getExecutionResult();
        var context = response.getExecutionInput().getGraphQLContext();
        if (result.getData() instanceof Publisher<?> stream) {
            deliver(stream, response, outlet);
        } else if (!result.isDataPresent()
                || (OperationKind.isSubscription(context) && !result.getErrors().isEmpty())) {
            outlet.failed(specified(result.getErrors()));
        } else {
            outlet.next(result.toSpecification(), null);
            outlet.complete();
        }
    }

    private void deliver(Publisher<?> stream, WebGraphQlResponse response, Outlet outlet) throws InterruptedException {
        var taken = new Results();
        results = taken;
        stream.subscribe(taken);
        if (cancelled) {
            taken.cancel();
        }
        while (true) {
            switch (taken.next()) {
                case Results.Next(ExecutionResult event) ->
                    outlet.next(
                            event.toSpecification(),
                            FeedPosition.shown(response.getExecutionInput().getGraphQLContext())
                                    .orElse(null));
                case Results.Broken(Throwable cause) -> {
                    outlet.failed(failures.of(cause, locale()));
                    return;
                }
                case Results.Ended(boolean byClient) -> {
                    if (!byClient) {
                        outlet.complete();
                    }
                    return;
                }
            }
        }
    }

    static List<Map<String, Object>> specified(List<GraphQLError> errors) {
        return errors.stream().map(GraphQLError::toSpecification).toList();
    }

    Locale locale() {
        return request.getLocale() == null ? Locale.SIMPLIFIED_CHINESE : request.getLocale();
    }

    void cancel() {
        cancelled = true;
        var future = executing;
        if (future != null) {
            future.cancel(true);
        }
        var taken = results;
        if (taken != null) {
            taken.cancel();
        }
    }
}
