package pilotregistry.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import pilotregistry.attachment.FileProblem;
import pilotregistry.http.EntityTag;
import pilotregistry.language.Language;

/// HTTP: the reports as one page of tables, which scripts turn into charts, and each table as a file.
@RestController
@ConditionalOnWebApplication
class ReportPages {

    private static final List<String> GROUPINGS =
            List.of("PROVINCE", "INDUSTRY", "TYPE", "REGION", "WATERSHED", "BATCH", "YEAR", "METRIC");
    private static final Set<String> TABLES =
            Set.of("provinces", "coverage", "benefits", "pollutants", "funnel", "efficiency", "index");
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final PublicApi api;
    private final PageWriter writer;
    private final PageAddress address;
    private final PageTexts texts;
    private final ReportView view;
    private final ReportFiles files;

    ReportPages(
            PublicApi api,
            PageWriter writer,
            PageAddress address,
            PageTexts texts,
            ReportView view,
            ReportFiles files) {
        this.api = api;
        this.writer = writer;
        this.address = address;
        this.texts = texts;
        this.view = view;
        this.files = files;
    }

    /// What a reader chose; what nobody can choose is the first choice.
    ///
    /// @param batches to choose from, with `selected` at the one
    private record Choice(
            List<Map<String, Object>> batches,
            String batch,
            String group,
            Language language,
            HttpServletRequest reader) {

        Map<String, Object> variables(String document) {
            return switch (document) {
                case "coverage", "funnel" -> batch.isEmpty() ? Map.of() : Map.of("batch", batch);
                case "benefits", "efficiency" -> Map.of("groupBy", group);
                default -> Map.of();
            };
        }

        String asked() {
            return "batch=" + batch + "&group=" + group + "&language=" + PageTexts.name(language);
        }
    }

    @GetMapping(path = "/reports", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> reports(HttpServletRequest request) {
        var choice = choice(request);
        var coverage = ask("coverage", choice);
        var benefits = ask("benefits", choice);
        var tables = new ReportTables(texts, choice.language());
        var values = new HashMap<String, Object>();
        for (var table : List.of(
                tables.provinces(coverage),
                tables.coverage(coverage),
                tables.benefits(benefits),
                tables.funnel(ask("funnel", choice)),
                tables.efficiency(ask("efficiency", choice)),
                tables.index(ask("index", choice)))) {
            values.put(table.name(), shown(table, choice));
        }
        var pollutants = tables.pollutants(benefits);
        values.put("pollutants", pollutants.rows().isEmpty() ? "" : shown(pollutants, choice));
        var industries = Answer.map(coverage.get("industries"));
        values.put("matrix", ReportView.matrix(industries));
        values.put("baseline", Objects.requireNonNullElse(industries.get("baseline"), ""));
        values.put("tiles", view.tiles(Answer.map(coverage.get("provinces")), choice.language()));
        values.put("asOf", asOf(coverage));
        frame(values, choice);
        return writer.page(HttpStatus.OK, "reports", values, request);
    }

    private void frame(Map<String, Object> values, Choice choice) {
        values.put("atReports", true);
        values.put("batches", choice.batches());
        values.put("batchVariables", view.encoded(Map.of("batch", choice.batch())));
        values.put("chosen", choice.reader().getParameter("language") == null ? "" : PageTexts.name(choice.language()));
        values.put(
                "groups",
                GROUPINGS.stream()
                        .map(group -> Map.of("value", group, "selected", group.equals(choice.group())))
                        .toList());
    }

    private Map<String, Object> shown(ReportTable table, Choice choice) {
        return view.of(table, choice.variables(table.document()), choice.asked(), choice.language());
    }

    /// @param name of the table
    /// @param format `csv`, `xlsx` or `pdf`
    @GetMapping("/reports/{name:[a-z]+}.{format:csv|xlsx|pdf}")
    ResponseEntity<byte[]> file(@PathVariable String name, @PathVariable String format, HttpServletRequest request)
            throws IOException {
        var choice = choice(request);
        var document = document(name);
        known("report", TABLES.contains(name) ? name : null, name);
        known("batch", choice.batch(), request.getParameter("batch"));
        known("group", choice.group(), request.getParameter("group"));
        var data = ask(document, choice);
        var table = table(name, data, new ReportTables(texts, choice.language()));
        var bytes = written(table, format, asOf(data), choice);
        return ResponseEntity.ok()
                .contentType(type(format))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        named(name, format, choice.variables(document)).toString())
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
                .eTag(EntityTag.weak(format + choice.asked() + table))
                .body(bytes);
    }

    private byte[] written(ReportTable table, String format, String asOf, Choice choice) throws IOException {
        return switch (format) {
            case "csv" -> files.csv(table, choice.language());
            case "xlsx" -> files.xlsx(table, choice.language());
            default ->
                files.pdf(table, asOf, address.base(choice.reader()) + "/reports?" + choice.asked(), choice.language());
        };
    }

    private static ContentDisposition named(String name, String format, Map<String, Object> of) {
        var chosen = of.values().stream().map(value -> "-" + value).collect(Collectors.joining());
        return ContentDisposition.attachment()
                .filename(name + chosen + "." + format)
                .build();
    }

    // A page shows what was chosen instead; a file would pass for what was asked for.
    private static void known(String parameter, @Nullable String chosen, @Nullable String asked) {
        if (asked != null && !asked.equals(chosen)) {
            throw new FileProblem(
                    HttpStatus.NOT_FOUND, "NO_SUCH_REPORT", Map.of("parameter", parameter, "asked", asked));
        }
    }

    private static MediaType type(String format) {
        return switch (format) {
            case "csv" -> new MediaType("text", "csv", StandardCharsets.UTF_8);
            case "xlsx" -> MediaType.valueOf(XLSX);
            default -> MediaType.APPLICATION_PDF;
        };
    }

    @ExceptionHandler
    ResponseEntity<String> refused(PublicApi.Refused refused, HttpServletRequest request) {
        return writer.page(HttpStatus.SERVICE_UNAVAILABLE, "later", Map.of("code", refused.code()), request);
    }

    private static String document(String table) {
        return switch (table) {
            case "provinces", "coverage" -> "coverage";
            case "benefits", "pollutants" -> "benefits";
            default -> table;
        };
    }

    private static ReportTable table(String name, Map<String, Object> data, ReportTables tables) {
        return switch (name) {
            case "provinces" -> tables.provinces(data);
            case "coverage" -> tables.coverage(data);
            case "benefits" -> tables.benefits(data);
            case "pollutants" -> tables.pollutants(data);
            case "funnel" -> tables.funnel(data);
            case "efficiency" -> tables.efficiency(data);
            default -> tables.index(data);
        };
    }

    private Map<String, Object> ask(String document, Choice choice) {
        if (document.equals("funnel") && choice.batch().isEmpty()) {
            return Map.of();
        }
        return api.ask(document, choice.variables(document), choice.language(), choice.reader());
    }

    private Choice choice(HttpServletRequest request) {
        var language = PageWriter.language(request);
        var data = api.ask("batches", Map.of(), language, request);
        var known = Answer.list(Answer.map(data.get("batches")).get("nodes"));
        var asked = request.getParameter("batch");
        var ids = known.stream().map(batch -> String.valueOf(batch.get("id"))).toList();
        var batch = ids.contains(asked) ? asked : ids.isEmpty() ? "" : ids.getFirst();
        var batches = known.stream()
                .map(one -> {
                    var choosable = new HashMap<>(one);
                    choosable.put("selected", batch.equals(one.get("id")));
                    return (Map<String, Object>) choosable;
                })
                .toList();
        var group = request.getParameter("group");
        return new Choice(
                batches,
                batch,
                group != null && GROUPINGS.contains(group) ? group : GROUPINGS.getFirst(),
                language,
                request);
    }

    // The same instant stands in every report of one answer.
    private static String asOf(Map<String, Object> data) {
        return data.values().stream()
                .map(report -> Answer.within(Answer.map(report), "asOf", "at"))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .findFirst()
                .orElse("");
    }
}
