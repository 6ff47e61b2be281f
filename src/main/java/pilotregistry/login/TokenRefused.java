package pilotregistry.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrorCodes;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import pilotregistry.http.Problems;

/// Answers 401 as RFC 6750 wants it, or 503 where the issuer cannot be asked, and says so in the body.
final class TokenRefused implements AuthenticationEntryPoint {

    private static final Logger LOG = LoggerFactory.getLogger(TokenRefused.class);

    private final BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
    private final Problems problems;

    TokenRefused(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (cause instanceof AuthenticationServiceException) {
            LOG.error("The issuer of the tokens cannot be asked for its keys", cause);
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, "10");
            problems.answer(request, response, "ISSUER_UNAVAILABLE", "Token.ISSUER_UNAVAILABLE");
        } else if (isNoToken(cause)) {
            challenge.commence(request, response, cause);
            problems.answer(request, response, "BAD_REQUEST", "Token.BAD_REQUEST");
        } else if (cause.getCause() instanceof ClientSuspended) {
            challenge.commence(request, response, cause);
            problems.answer(request, response, "CLIENT_SUSPENDED", "Token.CLIENT_SUSPENDED");
        } else {
            challenge.commence(request, response, cause);
            problems.answer(request, response, "UNAUTHENTICATED", "Token.UNAUTHENTICATED");
        }
    }

    // RFC 6750, 3.1: a request that is not well formed is no matter of the token.
    private static boolean isNoToken(AuthenticationException cause) {
        return cause instanceof OAuth2AuthenticationException refused
                && refused.getError().getErrorCode().equals(BearerTokenErrorCodes.INVALID_REQUEST);
    }
}
