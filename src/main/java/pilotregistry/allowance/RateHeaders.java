package pilotregistry.allowance;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import reactor.core.publisher.Mono;

/// Says who pays for a request, and tells what is left in the headers of the answer
/// (draft-ietf-httpapi-ratelimit-headers).
@Component
@Order(20)
class RateHeaders implements WebGraphQlInterceptor {

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        @Nullable InetSocketAddress remote = request.getRemoteAddress();
        request.configureExecutionInput((input, builder) -> {
            var context = input.getGraphQLContext();
            Actor actor = context.getOrDefault(Actor.class, new Actor.Anonymous());
            context.put(Payer.class, Payer.of(actor, remote == null ? null : remote.getAddress()));
            return input;
        });
        return chain.next(request).doOnNext(response -> {
            @Nullable
            Bill bill = response.getExecutionInput().getGraphQLContext().get(Bill.class);
            if (bill != null) {
                tell(bill, response.getResponseHeaders());
            }
        });
    }

    private static void tell(Bill bill, HttpHeaders headers) {
        headers.set("RateLimit-Policy", "\"cost\";q=" + bill.limit() + ";w=" + bill.window());
        headers.set("RateLimit", "\"cost\";r=" + bill.remaining() + ";t=" + bill.seconds());
        if (!bill.paid()) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(bill.seconds()));
        }
    }
}
