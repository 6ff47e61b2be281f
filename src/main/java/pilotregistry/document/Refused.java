package pilotregistry.document;

import graphql.execution.AbortExecutionException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import pilotregistry.language.CodedException;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;

/// Ends a request, before anything is read, with one coded error.
final class Refused extends AbortExecutionException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, Object> extensions;

    Refused(CodedException refused, Locale locale, Messages messages) {
        super(messages.say(refused.code(), refused.facts(), Language.of(locale)));
        var extensions = new LinkedHashMap<String, Object>(refused.facts());
        extensions.put("code", refused.code());
        this.extensions = extensions;
    }

    @Override
    public Map<String, Object> getExtensions() {
        return extensions;
    }
}
