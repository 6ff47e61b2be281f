package pilotregistry.login;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import pilotregistry.http.Problems;

/// Tells who comes to a path that is not open what it would be told if there were nothing: a token would not help.
final class UnknownPath implements AuthenticationEntryPoint, AccessDeniedHandler {

    /// Where a token is what is missing.
    static final String[] FILES = {"/attachments/**", "/applications/**", "/exports/**"};

    private static final RequestMatcher KNOWN = new OrRequestMatcher(
            PathPatternRequestMatcher.pathPattern(FILES[0]),
            PathPatternRequestMatcher.pathPattern(FILES[1]),
            PathPatternRequestMatcher.pathPattern(FILES[2]));

    private final Problems problems;
    private final AuthenticationEntryPoint known;

    UnknownPath(Problems problems, AuthenticationEntryPoint known) {
        this.problems = problems;
        this.known = known;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException, ServletException {
        if (KNOWN.matches(request)) {
            known.commence(request, response, cause);
        } else {
            problems.answer(request, response, HttpStatus.NOT_FOUND.value());
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        var status = KNOWN.matches(request) ? HttpStatus.FORBIDDEN : HttpStatus.NOT_FOUND;
        problems.answer(request, response, status.value());
    }
}
