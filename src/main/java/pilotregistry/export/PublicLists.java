package pilotregistry.export;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import pilotregistry.access.Actor;
import pilotregistry.allowance.Allowances;
import pilotregistry.allowance.Payer;
import pilotregistry.attachment.FileProblem;
import pilotregistry.feed.Feed;
import pilotregistry.http.EntityTag;
import pilotregistry.language.Language;

/// Sends short public lists at once, to anybody: what everybody sees, paid for like a request to the API.
@Component
class PublicLists {

    /// Points a row costs, as much as one of a page of the list.
    private static final long POINTS = 20;

    private static final Set<String> PARAMETERS =
            new TreeSet<>(Set.of("filter", "orderBy", "text", "columns", "headings", "byteOrderMark"));
    private static final Set<ExportList> NEVER_PUBLIC = Set.of(ExportList.APPLICATIONS, ExportList.RECOMMENDATIONS);

    private final SelectionReader selections;
    private final RowSources sources;
    private final Tables tables;
    private final Columns columns;
    private final Payment payment;
    private final Feed feed;
    private final Clock clock;

    PublicLists(
            SelectionReader selections,
            RowSources sources,
            Tables tables,
            Columns columns,
            Payment payment,
            Feed feed,
            Clock clock) {
        this.selections = selections;
        this.sources = sources;
        this.tables = tables;
        this.columns = columns;
        this.payment = payment;
        this.feed = feed;
        this.clock = clock;
    }

    /// What a list sent at once costs, and how long it may be: longer ones are asked for by `requestExport`, whole.
    @Component
    static final class Payment {

        private final Allowances allowances;
        private final long most;

        Payment(Allowances allowances, @Value("${registry.exports.at-once:20000}") long most) {
            this.allowances = allowances;
            this.most = most;
        }

        void take(long rows, HttpServletRequest request, HttpServletResponse response) {
            if (rows > most) {
                throw new FileProblem(
                        HttpStatus.CONTENT_TOO_LARGE, "TOO_MANY_ROWS", Map.of("rows", rows, "limit", most));
            }
            var bill = allowances.charge(Payer.of(new Actor.Anonymous(), address(request)), 100 + POINTS * rows);
            if (!bill.paid()) {
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(bill.seconds()));
                throw new FileProblem(HttpStatus.TOO_MANY_REQUESTS, "RATE_SPENT", Map.of("seconds", bill.seconds()));
            }
        }

        // The container gives the address in digits: nothing is looked up.
        private static @Nullable InetAddress address(HttpServletRequest request) {
            try {
                return InetAddress.getByName(request.getRemoteAddr());
            } catch (UnknownHostException notAnAddress) {
                return null;
            }
        }
    }

    void send(ExportList list, ExportFormat format, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        check(list, request.getParameterMap());
        var selection = selections.read(list, request);
        var wish = wish(selection, format, request);
        var source = sources.of(selection, new Actor.Anonymous());
        // Before anything is read: what changes meanwhile has another tag.
        var tag = EntityTag.weak(feed.newest() + source.state() + wish);
        if (new ServletWebRequest(request).checkNotModified(tag)) {
            payment.take(0, request, response);
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            keep(tag, response);
            return;
        }
        var rows = source.count();
        payment.take(rows, request, response);
        response.setContentType(format.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + list.field() + "." + format.extension() + "\"");
        keep(tag, response);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Registry-Rows", String.valueOf(rows));
        if (!request.getMethod().equals("HEAD")) {
            write(wish, source, response);
        }
    }

    private static void keep(String tag, HttpServletResponse response) {
        response.setHeader(HttpHeaders.ETAG, tag);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=60");
    }

    // Values depend on the month at most; whoever has a list hears within the hour what no event tells of.
    private ExportWish wish(Selection selection, ExportFormat format, HttpServletRequest request) {
        return new ExportWish(
                "",
                selection.list(),
                selection.asked(),
                format,
                columns(selection.list(), request.getParameter("columns")),
                byteOrderMark(request),
                headings(request),
                null,
                List.of(),
                clock.instant().truncatedTo(ChronoUnit.HOURS));
    }

    // What breaks off in the middle ends without the last chunk, and every client can tell.
    private void write(ExportWish wish, RowSource source, HttpServletResponse response) throws IOException {
        var table = tables.of(wish);
        var writer = RowWriter.of(wish, table, response.getOutputStream());
        writer.begin();
        source.read(table.paths(), null, row -> {
            try {
                writer.row(table.values(row));
                return true;
            } catch (IOException hungUp) {
                throw new UncheckedIOException(hungUp);
            }
        });
        writer.end();
    }

    private static void check(ExportList list, Map<String, String[]> parameters) {
        if (NEVER_PUBLIC.contains(list)) {
            throw new FileProblem(HttpStatus.UNAUTHORIZED, "NOT_PUBLIC", Map.of("list", list.field()));
        }
        FileProblem.checkParameters(PARAMETERS, parameters);
    }

    private List<String> columns(ExportList list, @Nullable String asked) {
        var all = columns.of(list).stream().map(Column::name).toList();
        if (asked == null) {
            return all;
        }
        var named = Arrays.asList(asked.split(",", -1));
        if (!columns.refusals(list, named).isEmpty()) {
            throw new FileProblem(
                    HttpStatus.BAD_REQUEST, "BAD_SELECTION", Map.of("detail", "columns: " + asked + " ⊄ " + all));
        }
        return named;
    }

    private static boolean byteOrderMark(HttpServletRequest request) {
        var asked = request.getParameter("byteOrderMark");
        if (asked != null && !asked.equals("true") && !asked.equals("false")) {
            throw new FileProblem(HttpStatus.BAD_REQUEST, "BAD_SELECTION", Map.of("detail", "byteOrderMark: " + asked));
        }
        return "true".equals(asked);
    }

    private static @Nullable Language headings(HttpServletRequest request) {
        var asked = request.getParameter("headings");
        if (asked == null) {
            return null;
        }
        return switch (asked.toUpperCase(Locale.ROOT)) {
            case "ZH" -> Language.ZH;
            case "EN" -> Language.EN;
            default ->
                throw new FileProblem(HttpStatus.BAD_REQUEST, "BAD_SELECTION", Map.of("detail", "headings: " + asked));
        };
    }
}
