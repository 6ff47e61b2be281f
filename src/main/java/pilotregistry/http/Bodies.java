package pilotregistry.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import pilotregistry.language.CodedException;

/// Takes in the bodies of GraphQL requests: JSON, not packed, no longer than is allowed, and not for ever.
@Component
public class Bodies {

    private final HttpRules rules;

    Bodies(HttpRules rules) {
        this.rules = rules;
    }

    /// The body of this request.
    ///
    /// @throws CodedException when it is of another type, too long or too slow
    public byte[] of(HttpServletRequest request) throws IOException {
        if (!isJson(request.getContentType())) {
            throw new HttpRefusal(HttpFault.UNSUPPORTED_MEDIA_TYPE);
        }
        // What is packed could unfold to any size.
        var encodings = Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING));
        if (!List.of("identity").containsAll(encodings)) {
            throw new HttpRefusal(HttpFault.UNSUPPORTED_ENCODING);
        }
        var limit = rules.largestBody(request.getUserPrincipal() != null);
        return new Body(limit, rules.patience(), System::nanoTime).of(request);
    }

    private static boolean isJson(@Nullable String contentType) {
        try {
            var type = MediaType.parseMediaType(contentType == null ? "" : contentType);
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8));
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }
}
