package pilotregistry.export;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.ServletWebRequest;

/// Hands a finished file out: GET and HEAD, conditional requests (the ETag is the SHA-256), and one byte range, with
/// `If-Range`, so that a download that broke is gone on with.
///
/// @param keeping who may keep it, and how long
record Handing(HttpServletRequest request, HttpServletResponse response, CacheControl keeping) {

    /// Writes some of the bytes.
    interface Bytes {
        void copy(long from, long length, OutputStream out) throws IOException;
    }

    void hand(String name, String mediaType, long bytes, String sha256, Bytes content) throws IOException {
        var etag = '"' + sha256 + '"';
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setHeader(HttpHeaders.CACHE_CONTROL, keeping.getHeaderValue());
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (new ServletWebRequest(request, response).checkNotModified(etag)) {
            return;
        }
        response.setContentType(mediaType);
        var ranges = ranges(etag);
        if (ranges.size() != 1) {
            send(0, bytes, content);
            return;
        }
        long start = ranges.getFirst().getRangeStart(bytes);
        long end = ranges.getFirst().getRangeEnd(bytes);
        if (start < bytes && start <= end) {
            response.setStatus(HttpStatus.PARTIAL_CONTENT.value());
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%d".formatted(start, end, bytes));
            send(start, end - start + 1, content);
        } else {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + bytes);
            response.setStatus(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE.value());
        }
    }

    // None where the header is absent, wrong (RFC 9110, 14.2: then it is ignored) or about another version.
    private List<HttpRange> ranges(String etag) {
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

    private void send(long from, long length, Bytes content) throws IOException {
        response.setContentLengthLong(length);
        if (!request.getMethod().equals("HEAD")) {
            content.copy(from, length, response.getOutputStream());
        }
    }
}
