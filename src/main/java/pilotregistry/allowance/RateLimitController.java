package pilotregistry.allowance;

import graphql.GraphQLContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/// GraphQL: what this very request costs, and what is left.
@Controller
class RateLimitController {

    record RateLimit(int cost, long limit, long remaining, Instant resetAt) {}

    @QueryMapping
    @Nullable
    RateLimit rateLimit(GraphQLContext context) {
        @Nullable Bill bill = context.get(Bill.class);
        return bill == null
                ? null
                : new RateLimit(Math.toIntExact(bill.cost()), bill.limit(), bill.remaining(), bill.resetAt());
    }
}
