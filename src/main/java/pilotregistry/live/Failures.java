package pilotregistry.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.stereotype.Component;
import pilotregistry.language.CodedException;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;

/// Says what went wrong on the way, outside any field: with a code, in the client's language, nothing of the inside.
@Component
class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Messages messages;

    Failures(Messages messages) {
        this.messages = messages;
    }

    List<Map<String, Object>> of(String code, Map<String, Object> facts, Locale locale) {
        return of(code, code, facts, locale);
    }

    /// In the words that HTTP has for it.
    List<Map<String, Object>> ofHttp(String code, Locale locale) {
        return of(code, "HttpFault." + code, Map.of(), locale);
    }

    private List<Map<String, Object>> of(String code, String key, Map<String, Object> facts, Locale locale) {
        var extensions = new LinkedHashMap<String, Object>(facts);
        extensions.put("code", code);
        return List.of(Map.of("message", messages.say(key, facts, Language.of(locale)), "extensions", extensions));
    }

    List<Map<String, Object>> of(Throwable thrown, Locale locale) {
        var cause = thrown instanceof SubscriptionPublisherException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : thrown;
        if (cause instanceof CodedException coded) {
            return of(coded.code(), coded.facts(), locale);
        }
        var incident = UUID.randomUUID().toString();
        LOG.error("Incident {}", incident, cause);
        return of("INTERNAL_ERROR", Map.of("incident", incident), locale);
    }
}
