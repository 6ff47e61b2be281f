package pilotregistry.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import pilotregistry.language.Language;

/// How a client wants to be answered: in which media type, by which status codes, in which language.
record Form(AnswerType type, StatusCodes codes, Language language) {

    static final String PREFER = "Prefer";

    /// @throws HttpRefusal if the client accepts nothing that the registry can say
    static Form of(HttpHeaders headers, Locale locale, HttpRules rules) {
        var type = AnswerType.accepted(headers.getOrEmpty(HttpHeaders.ACCEPT))
                .orElseThrow(() -> new HttpRefusal(HttpFault.NOT_ACCEPTABLE, Map.of("types", AnswerType.both())));
        return new Form(type, codes(headers.getOrEmpty(PREFER), rules), Language.of(locale));
    }

    private static StatusCodes codes(List<String> preferences, HttpRules rules) {
        for (var codes : StatusCodes.values()) {
            if (preferences.stream().anyMatch(value -> value.contains(preference(codes)))) {
                return codes;
            }
        }
        return rules.statusCodes();
    }

    static String preference(StatusCodes codes) {
        return "status=" + codes.name().toLowerCase(Locale.ROOT);
    }
}
