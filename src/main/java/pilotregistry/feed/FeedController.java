package pilotregistry.feed;

import graphql.GraphQLContext;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/// GraphQL: where the feed stood when a request began. Taken before anything is read, so that whatever the answer does
/// not show yet comes after it.
@Controller
@Order(20)
class FeedController implements WebGraphQlInterceptor {

    private final Tail tail;

    FeedController(Tail tail) {
        this.tail = tail;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        var position = tail.position();
        request.configureExecutionInput((input, builder) -> {
            FeedPosition.start(position, input.getGraphQLContext());
            return input;
        });
        return chain.next(request);
    }

    @QueryMapping
    long feedPosition(GraphQLContext context) {
        return FeedPosition.atStart(context);
    }
}
