package pilotregistry.allowance;

import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphqlErrorBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.stereotype.Component;
import pilotregistry.database.Deadline;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;
import reactor.core.publisher.Mono;

/// Ends a request whose time is over: what it still waits for is given up, and the engine goes no further.
@Component
@Order(-10)
class TimeBudget implements WebGraphQlInterceptor {

    private static final String CODE = "TIMEOUT";

    private final Duration time;
    private final Messages messages;

    TimeBudget(@Value("${registry.limits.time:20s}") Duration time, Messages messages) {
        this.time = time;
        this.messages = messages;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        var deadline = Deadline.after(time);
        return chain.next(request)
                .contextWrite(context -> context.put(Deadline.KEY, deadline))
                .doOnCancel(deadline::giveUp)
                .timeout(over(deadline))
                .onErrorResume(TimeoutException.class, over -> Mono.just(refusal(request)));
    }

    // It may be extended meanwhile, as mutations are.
    private static Mono<Boolean> over(Deadline deadline) {
        return Mono.defer(() -> {
            var left = deadline.left();
            if (deadline.isLifted()) {
                return Mono.never();
            }
            return left.isPositive() ? Mono.delay(left).then(over(deadline)) : Mono.just(true);
        });
    }

    private WebGraphQlResponse refusal(WebGraphQlRequest request) {
        var error = GraphqlErrorBuilder.newError()
                .errorType(ErrorType.ExecutionAborted)
                .message("%s", messages.say(CODE, Map.of(), Language.of(request.getLocale())))
                .extensions(Map.of("code", CODE))
                .build();
        var result = ExecutionResult.newExecutionResult().addError(error).build();
        return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(request.toExecutionInput(), result));
    }
}
