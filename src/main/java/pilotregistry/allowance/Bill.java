package pilotregistry.allowance;

import java.time.Instant;
import java.util.Map;
import pilotregistry.language.CodedException;

/// What a request costs its payer, and what is left.
///
/// @param remaining as far as this node knows: what other nodes have taken and not spent counts as spent
/// @param window how long the limit holds, in seconds
/// @param seconds from now until it begins anew
/// @param paid false when there was not enough left: nothing was taken
public record Bill(long cost, long limit, long remaining, Instant resetAt, long window, long seconds, boolean paid) {

    /// Lets nobody go on who has not paid.
    ///
    /// @throws CodedException `RATE_LIMITED`
    public void check() {
        if (!paid) {
            throw new CodedException(
                    "RATE_LIMITED",
                    Map.of(
                            "cost", cost,
                            "limit", limit,
                            "remaining", remaining,
                            "resetAt", resetAt.toString(),
                            "seconds", seconds));
        }
    }
}
