package pilotregistry.http;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/// Whether a GET may come from a page of another site without the browser having asked the registry first.
///
/// Nothing is gained by one: a query changes nothing, no cookie identifies anybody here, and the page cannot read the
/// answer. Yet images, scripts, links and forms of others are no clients, so a browser must say that it wants JSON by a
/// request that knows of origins, or add a header for which it has to ask.
final class CrossSite {

    /// Headers that no page of another site can send unasked.
    private static final List<String> PREFLIGHTED =
            List.of(HttpHeaders.AUTHORIZATION, "GraphQL-Require-Preflight", "X-Requested-With");

    private static final Set<String> OWN = Set.of("same-origin", "none");

    private CrossSite() {}

    static boolean refuses(HttpHeaders headers) {
        if (PREFLIGHTED.stream().anyMatch(headers::containsHeader)) {
            return false;
        }
        var site = headers.getFirst("Sec-Fetch-Site");
        if (site != null && OWN.contains(site)) {
            return false;
        }
        return isBrowser(headers)
                && (!AnswerType.isNamed(headers.getOrEmpty(HttpHeaders.ACCEPT))
                        || "no-cors".equals(headers.getFirst("Sec-Fetch-Mode")));
    }

    private static boolean isBrowser(HttpHeaders headers) {
        var agent = headers.getFirst(HttpHeaders.USER_AGENT);
        return (agent != null && agent.startsWith("Mozilla/"))
                || Stream.of("Sec-Fetch-Site", HttpHeaders.ORIGIN, HttpHeaders.REFERER, HttpHeaders.COOKIE)
                        .anyMatch(headers::containsHeader);
    }
}
