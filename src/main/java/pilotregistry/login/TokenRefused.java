package pilotregistry.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;

/// Answers 401 as RFC 6750 wants it, and says the same in the body: to GraphQL clients in the form they read, to others
/// as a problem (RFC 9457).
final class TokenRefused implements AuthenticationEntryPoint {

    private final BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        challenge.commence(request, response, cause);
        response.setContentType(
                graphql(request)
                        ? "application/graphql-response+json;charset=UTF-8"
                        : "application/problem+json;charset=UTF-8");
        var body = graphql(request)
                ? """
                {"errors":[{"message":"%s","extensions":{"code":"UNAUTHENTICATED"}}]}"""
                : """
                {"title":"%1$s","status":401,"detail":"%1$s","code":"UNAUTHENTICATED"}""";
        response.getOutputStream().write(body.formatted(message(request)).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean graphql(HttpServletRequest request) {
        return request.getRequestURI().endsWith("/graphql");
    }

    private static String message(HttpServletRequest request) {
        var english = request.getHeader("Accept-Language") != null
                && request.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
        return english ? "The access token is missing, expired or not valid here." : "访问令牌缺失、已过期或在此无效。";
    }
}
