package pilotregistry.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import pilotregistry.http.Problems;

/// The local profile answers to this machine's own names, and to those it was configured with: the issuer it says to be
/// and the links it gives follow `Host`, and a page elsewhere can have its own name lead here (DNS rebinding).
@Component
@ConditionalOnWebApplication
@Profile("local")
@Conditional(NoOtherIssuer.class)
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class KnownHosts extends OncePerRequestFilter {

    private static final int MISDIRECTED = 421;

    private final Set<String> names = new HashSet<>(List.of("localhost", "127.0.0.1", "[::1]"));
    private final Problems problems;

    KnownHosts(
            Problems problems,
            @Value("${server.address:}") String address,
            @Value("${spring.security.oauth2.authorizationserver.issuer:}") String issuer,
            @Value("${registry.pages.address:}") String pages) {
        this.problems = problems;
        names.add(address.toLowerCase(Locale.ROOT));
        for (var configured : List.of(issuer, pages)) {
            var host = configured.isEmpty() ? null : URI.create(configured).getHost();
            if (host != null) {
                names.add(host.toLowerCase(Locale.ROOT));
            }
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // HTTP/1.0 may name none, and is told the container's own.
        if (request.getHeader(HttpHeaders.HOST) == null
                || names.contains(request.getServerName().toLowerCase(Locale.ROOT))) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Content-Security-Policy", Headers.DATA);
            problems.answer(request, response, MISDIRECTED);
        }
    }
}
