package pilotregistry.attachment;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.server.ResponseStatusException;

/// A file as it comes over HTTP: the raw body, under the name the query gives it.
///
/// @param declaredType what the sender says it is; kept for the record, never believed
/// @param length what the sender says its length is, or -1
public record Delivery(String name, String declaredType, long length, InputStream body) {

    /// Opens the request's body without reading from it; refuses what cannot be right with 400, 413 or 415.
    public static Delivery from(HttpServletRequest request, long limit) throws IOException {
        var declared = declaredType(request);
        var name = request.getParameter("name");
        if (name == null || name.isBlank()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "NAME_MISSING");
        }
        long length = request.getContentLengthLong();
        if (length > limit) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE");
        }
        return new Delivery(name, declared, length, request.getInputStream());
    }

    /// The status that says over HTTP what became of a file.
    public static HttpStatus status(Filed filed) {
        return switch (filed) {
            case Filed.Stored stored -> HttpStatus.CREATED;
            case Filed.TooLarge tooLarge -> HttpStatus.CONTENT_TOO_LARGE;
            case Filed.TypeRefused refused -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case Filed.Empty empty -> HttpStatus.BAD_REQUEST;
            case Filed.NameRefused refused -> HttpStatus.BAD_REQUEST;
        };
    }

    /// Forms are refused before any parameter is read: asking for one would consume the body.
    private static String declaredType(HttpServletRequest request) {
        var header = request.getContentType();
        if (header == null) {
            return MediaType.APPLICATION_OCTET_STREAM_VALUE;
        }
        try {
            var declared = MediaType.parseMediaType(header);
            if (declared.getType().equals("multipart")
                    || declared.isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED)) {
                throw new ResponseStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "RAW_BODY_EXPECTED");
            }
            return declared.toString();
        } catch (InvalidMediaTypeException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "BAD_CONTENT_TYPE", e);
        }
    }
}
