package pilotregistry.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;
import pilotregistry.language.CodedException;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;
import tools.jackson.databind.json.JsonMapper;

/// Says over HTTP why something is not done (RFC 9457), with a stable code and in the caller's language; to who asks
/// GraphQL, in the form they read.
@Component
public class Problems {

    private final JsonMapper json;
    private final Messages messages;

    Problems(JsonMapper json, Messages messages) {
        this.json = json;
        this.messages = messages;
    }

    /// The language of a request that no controller has seen yet.
    public static Language language(HttpServletRequest request) {
        return Language.accepted(Collections.list(request.getHeaders(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    /// Answers where no controller was reached, with the status that the response has.
    ///
    /// @param key of the text that goes with the code
    public void answer(HttpServletRequest request, HttpServletResponse response, String code, String key)
            throws IOException {
        var language = language(request);
        var text = messages.say(key, Map.of(), language);
        var type = request.getRequestURI().equals(GraphQlDoor.PATH)
                ? AnswerType.accepted(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)))
                : Optional.<AnswerType>empty();
        response.setContentType(type.map(AnswerType::mediaType)
                .orElse(MediaType.APPLICATION_PROBLEM_JSON)
                .toString());
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.locale().toLanguageTag());
        var body = type.isPresent()
                ? Map.of("errors", List.of(Map.of("message", text, "extensions", Map.of("code", code))))
                : problem(response.getStatus(), code, text, Map.of());
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }

    /// Answers what no path, method or header of the registry fits.
    public void answer(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        var fault = HttpFault.of(status);
        answer(request, response, status, fault.name(), fault.key(), fault.facts());
    }

    /// Answers what was refused while it was read.
    ///
    /// @param refused by [Question] or [Bodies], or as a bad request with the message of its own code
    public void answer(HttpServletRequest request, HttpServletResponse response, CodedException refused)
            throws IOException {
        var fault = refused instanceof HttpRefusal http ? http.fault() : HttpFault.BAD_REQUEST;
        fault.headers().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        var key = refused instanceof HttpRefusal ? fault.key() : refused.code();
        answer(request, response, fault.status(), refused.code(), key, refused.facts());
    }

    /// Answers with a code of one's own.
    ///
    /// @param key of the text that goes with the code
    public void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String code,
            String key,
            Map<String, Object> facts)
            throws IOException {
        var language = language(request);
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.locale().toLanguageTag());
        var text = messages.say(key, facts, language);
        response.getOutputStream().write(json.writeValueAsBytes(problem(status, code, text, facts)));
    }

    ServerResponse of(HttpRefusal refused, Locale locale, HttpHeaders headers) {
        var fault = refused.fault();
        var language = Language.of(locale);
        var text = messages.say(fault.key(), refused.facts(), language);
        return ServerResponse.status(fault.status())
                .headers(all -> all.addAll(headers))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.locale().toLanguageTag())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(json.writeValueAsBytes(problem(fault.status(), refused.code(), text, refused.facts())));
    }

    private static Map<String, Object> problem(int status, String code, String text, Map<String, Object> facts) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("title", text);
        problem.put("status", status);
        problem.put("detail", text);
        problem.put("code", code);
        facts.forEach(problem::putIfAbsent);
        return problem;
    }
}
