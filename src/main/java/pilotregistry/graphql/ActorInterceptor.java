package pilotregistry.graphql;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.ActorResolver;
import reactor.core.publisher.Mono;

/// Resolves the actor once per request.
@Component
@Order(10)
class ActorInterceptor implements WebGraphQlInterceptor {

    private final ActorResolver actors;

    ActorInterceptor(ActorResolver actors) {
        this.actors = actors;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        Actor actor = actors.of(SecurityContextHolder.getContext().getAuthentication());
        request.configureExecutionInput((input, builder) -> {
            input.getGraphQLContext().put(Actor.class, actor);
            return input;
        });
        return chain.next(request);
    }

    static Actor actor(graphql.GraphQLContext context) {
        @Nullable Actor actor = context.get(Actor.class);
        return actor == null ? new Actor.Anonymous() : actor;
    }
}
