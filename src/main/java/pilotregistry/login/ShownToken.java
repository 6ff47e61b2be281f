package pilotregistry.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/// The bearer token of a request. Who shows anything else in `Authorization` means to be somebody, and is not taken
/// for nobody.
final class ShownToken implements BearerTokenResolver {

    private static final String SCHEME = "Bearer ";

    private final BearerTokenResolver bearer = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        var all = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (all.size() > 1) {
            // Which of them somebody means to be would be anybody's guess, and proxies guess differently.
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidRequest("Authorization is given twice"));
        }
        for (var shown : all) {
            if (!shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
                throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("Show a bearer token or none"));
            }
        }
        return bearer.resolve(request);
    }
}
