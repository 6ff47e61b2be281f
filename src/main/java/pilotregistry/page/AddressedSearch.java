package pilotregistry.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/// A search as it stands in the address of the page, `/cases?q=…&industries=DYEING`.
///
/// @param text empty where none is given
/// @param choices of each dimension, by its name in the filter of the API
record AddressedSearch(String text, Map<String, List<String>> choices) {

    private static final String TEXT = "q";
    private static final List<String> DIMENSIONS = List.of(
            "industries",
            "pilotTypes",
            "provinces",
            "regions",
            "watersheds",
            "batches",
            "metrics",
            "verification",
            "replicability");

    static AddressedSearch of(HttpServletRequest request) {
        var choices = new LinkedHashMap<String, List<String>>();
        for (var dimension : DIMENSIONS) {
            var chosen = request.getParameterValues(dimension);
            if (chosen != null) {
                choices.put(dimension, List.of(chosen));
            }
        }
        return new AddressedSearch(
                Objects.requireNonNullElse(request.getParameter(TEXT), "").strip(), choices);
    }

    boolean isForAll() {
        return text.isEmpty() && choices.isEmpty();
    }

    /// What the API is asked.
    Map<String, Object> variables() {
        var variables = new HashMap<String, Object>(Map.of("filter", choices));
        if (!text.isEmpty()) {
            variables.put("text", text);
        }
        return variables;
    }

    /// What follows the path, with its question mark; the same for the same search, whatever else stood there.
    String query() {
        var query = UriComponentsBuilder.newInstance();
        if (!text.isEmpty()) {
            query.queryParam(TEXT, UriUtils.encode(text, "UTF-8"));
        }
        choices.forEach((dimension, chosen) -> chosen.stream()
                .sorted()
                .forEach(value -> query.queryParam(dimension, UriUtils.encode(value, "UTF-8"))));
        return query.build(true).toUriString();
    }
}
