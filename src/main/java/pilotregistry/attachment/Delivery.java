package pilotregistry.attachment;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// A file as it comes over HTTP: the raw body, under the name the query gives it.
///
/// @param declaredType what the sender says it is; kept for the record, never believed
/// @param length what the sender says its length is, or -1
record Delivery(String name, String declaredType, long length, InputStream body) {

    /// Opens the request's body without reading from it; refuses what cannot be right before it is sent.
    static Delivery from(HttpServletRequest request, long limit) throws IOException {
        var declared = declaredType(request);
        var name = request.getParameter("name");
        if (name == null || name.isBlank()) {
            throw new FileProblem(HttpStatus.BAD_REQUEST, "NAME_MISSING");
        }
        long length = request.getContentLengthLong();
        if (length > limit) {
            throw tooLarge(limit);
        }
        return new Delivery(name, declared, length, request.getInputStream());
    }

    /// Forms are refused before any parameter is read: asking for one would consume the body.
    static void refuseForms(HttpServletRequest request) {
        declaredType(request);
    }

    /// The file that was kept; else says over HTTP why it was not.
    static StoredFile taken(Filed filed) {
        return switch (filed) {
            case Filed.Stored(var file) -> file;
            case Filed.TooLarge(var limit) -> throw tooLarge(limit);
            case Filed.TypeRefused(var sniffed, var declared) ->
                throw new FileProblem(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "TYPE_REFUSED",
                        Map.of("found", sniffed, "extension", declared));
            case Filed.Empty() -> throw new FileProblem(HttpStatus.BAD_REQUEST, "EMPTY");
            case Filed.NameRefused(var name) ->
                throw new FileProblem(HttpStatus.BAD_REQUEST, "NAME_REFUSED", Map.of("name", name));
        };
    }

    private static FileProblem tooLarge(long limit) {
        return new FileProblem(HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE", Map.of("limit", limit));
    }

    private static String declaredType(HttpServletRequest request) {
        var header = request.getContentType();
        if (header == null) {
            return MediaType.APPLICATION_OCTET_STREAM_VALUE;
        }
        try {
            var declared = MediaType.parseMediaType(header);
            if (declared.getType().equals("multipart")
                    || declared.isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED)) {
                throw new FileProblem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "RAW_BODY_EXPECTED");
            }
            return declared.toString();
        } catch (InvalidMediaTypeException malformed) {
            throw new FileProblem(HttpStatus.BAD_REQUEST, "BAD_CONTENT_TYPE", Map.of("type", malformed.getMediaType()));
        }
    }
}
