package pilotregistry.attachment;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import pilotregistry.connection.BadPage;
import pilotregistry.language.CodedException;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;

/// Says over HTTP, beside GraphQL, why something is not done (RFC 9457): a stable code, and what to do in the
/// caller's language.
@RestControllerAdvice
class ProblemAdvice {

    private static final String BAD_VALUE = "Problem.BAD_VALUE";

    private final Messages messages;

    ProblemAdvice(Messages messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(CodedException refused, Locale locale) {
        var title = "Problem." + refused.code();
        // What GraphQL says too it says in the same words.
        var text = refused instanceof FileProblem ? title + ".detail" : refused.code();
        var known = messages.knows(title) ? title : BAD_VALUE;
        return answer(status(refused), refused.code(), known, text, refused.facts(), locale, challenge(refused));
    }

    /// A list that cannot be served as it was asked for, in the words of GraphQL.
    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(BadPage refused, Locale locale) {
        return answer(
                HttpStatus.BAD_REQUEST,
                refused.code().name(),
                BAD_VALUE,
                refused.messageKey(),
                refused.facts(),
                locale,
                Optional.empty());
    }

    private ResponseEntity<ProblemDetail> answer(
            HttpStatus status,
            String code,
            String title,
            String detail,
            Map<String, Object> facts,
            Locale locale,
            Optional<String> challenge) {
        var language = Language.of(locale);
        var problem = ProblemDetail.forStatus(status);
        problem.setTitle(messages.say(title, facts, language));
        problem.setDetail(messages.say(detail, facts, language));
        problem.setProperty("code", code);
        var answer = ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.locale().toLanguageTag());
        challenge.ifPresent(each -> answer.header(HttpHeaders.WWW_AUTHENTICATE, each));
        return answer.body(problem);
    }

    // RFC 6750, 3: what is missing is a token, or one that may do more.
    private static Optional<String> challenge(CodedException refused) {
        return Optional.ofNullable(
                switch (refused.code()) {
                    case "UNAUTHENTICATED" -> "Bearer";
                    case "SCOPE_MISSING" ->
                        "Bearer error=\"insufficient_scope\", scope=\"%s\""
                                .formatted(refused.facts().get("scope"));
                    default -> null;
                });
    }

    private static HttpStatus status(CodedException refused) {
        return switch (refused.code()) {
            case "NOT_FOUND" -> HttpStatus.NOT_FOUND;
            case "UNAUTHENTICATED" -> HttpStatus.UNAUTHORIZED;
            case "FORBIDDEN", "SCOPE_MISSING" -> HttpStatus.FORBIDDEN;
            case "RATE_LIMITED" -> HttpStatus.TOO_MANY_REQUESTS;
            case "BUSY" -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> refused instanceof FileProblem file ? file.status() : HttpStatus.BAD_REQUEST;
        };
    }
}
