package pilotregistry.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;

/// Answers 401 as RFC 6750 wants it, or 503 where the issuer cannot be asked, and says so in the body: to GraphQL
/// clients
/// in the form they read, to others as a problem (RFC 9457).
final class TokenRefused implements AuthenticationEntryPoint {

    private static final Logger LOG = LoggerFactory.getLogger(TokenRefused.class);
    private static final Map<String, String> UNAUTHENTICATED =
            Map.of("zh", "访问令牌缺失、已过期或在此无效。", "en", "The access token is missing, expired or not valid here.");
    private static final Map<String, String> ISSUER_UNAVAILABLE = Map.of(
            "zh", "暂时无法核对访问令牌，请稍后再试。", "en", "The access token cannot be checked for the moment, please try again.");

    private final BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (cause instanceof AuthenticationServiceException) {
            LOG.error("The issuer of the tokens cannot be asked for its keys", cause);
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, "10");
            answer(request, response, "ISSUER_UNAVAILABLE", ISSUER_UNAVAILABLE);
        } else {
            challenge.commence(request, response, cause);
            answer(request, response, "UNAUTHENTICATED", UNAUTHENTICATED);
        }
    }

    private static void answer(
            HttpServletRequest request, HttpServletResponse response, String code, Map<String, String> message)
            throws IOException {
        var text = message.get(english(request) ? "en" : "zh");
        response.setContentType(
                graphql(request)
                        ? "application/graphql-response+json;charset=UTF-8"
                        : "application/problem+json;charset=UTF-8");
        var body = graphql(request) ? """
                {"errors":[{"message":"%s","extensions":{"code":"%s"}}]}""".formatted(text, code) : """
                {"title":"%1$s","status":%3$d,"detail":"%1$s","code":"%2$s"}""".formatted(text, code, response.getStatus());
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean graphql(HttpServletRequest request) {
        return request.getRequestURI().endsWith("/graphql");
    }

    private static boolean english(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null
                && request.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
    }
}
