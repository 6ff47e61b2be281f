package pilotregistry.attachment;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.util.UriUtils;

/// The counter of the file room: hands a file out over HTTP, to whoever the caller has found entitled to it.
///
/// Answers GET and HEAD, conditional requests (the ETag is the SHA-256) and one byte range. A browser saves, never
/// shows it.
@Component
public class FileCounter {

    private final FileRoom room;

    FileCounter(FileRoom room) {
        this.room = room;
    }

    public void hand(StoredFile file, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var etag = '"' + file.sha256() + '"';
        label(file.name(), response);
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        if (new ServletWebRequest(request, response).checkNotModified(etag)) {
            return;
        }
        response.setContentType(file.mediaType());
        var ranges = ranges(request, etag);
        if (ranges.size() != 1) {
            send(file, 0, file.bytes(), request, response);
        } else if (satisfiable(ranges.getFirst(), file)) {
            sendRange(file, ranges.getFirst(), request, response);
        } else {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + file.bytes());
            response.setStatus(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE.value());
        }
    }

    /// Hands out a bundle as a ZIP of this name, packed while it is sent.
    ///
    /// @param tag another one whenever the files are others; weak, for another release may pack them otherwise
    public void hand(Bundle bundle, String name, String tag, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        label(name, response);
        if (new ServletWebRequest(request, response).checkNotModified("W/\"" + tag + '"')) {
            return;
        }
        response.setContentType("application/zip");
        if (!request.getMethod().equals("HEAD")) {
            bundle.writeTo(response.getOutputStream());
        }
    }

    /// The ranges asked for; none where the header is absent, wrong (RFC 9110, 14.2: then it is ignored) or about
    /// another version.
    private static List<HttpRange> ranges(HttpServletRequest request, String etag) {
        var ifRange = request.getHeader(HttpHeaders.IF_RANGE);
        if (!request.getMethod().equals("GET") || (ifRange != null && !ifRange.equals(etag))) {
            return List.of();
        }
        try {
            return HttpRange.parseRanges(request.getHeader(HttpHeaders.RANGE));
        } catch (IllegalArgumentException ignored) {
            return List.of();
        }
    }

    private static boolean satisfiable(HttpRange range, StoredFile file) {
        long start = range.getRangeStart(file.bytes());
        return start < file.bytes() && start <= range.getRangeEnd(file.bytes());
    }

    private void sendRange(StoredFile file, HttpRange range, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        long start = range.getRangeStart(file.bytes());
        long end = range.getRangeEnd(file.bytes());
        response.setStatus(HttpStatus.PARTIAL_CONTENT.value());
        response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%d".formatted(start, end, file.bytes()));
        send(file, start, end - start + 1, request, response);
    }

    private void send(StoredFile file, long from, long length, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentLengthLong(length);
        if (!request.getMethod().equals("HEAD")) {
            room.copy(file.id(), from, length, response.getOutputStream());
        }
    }

    private static void label(String name, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(name));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
    }

    /// RFC 6266 with a plain fallback for clients that do not know RFC 5987.
    static String disposition(String name) {
        var fallback =
                "file" + name.substring(Math.max(name.lastIndexOf('.'), 0)).replaceAll("[^.A-Za-z0-9]", "");
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s"
                .formatted(fallback, UriUtils.encode(name, StandardCharsets.UTF_8));
    }
}
