package pilotregistry.page;

import static pilotregistry.page.Answer.list;
import static pilotregistry.page.Answer.map;
import static pilotregistry.page.Answer.within;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import pilotregistry.language.Language;
import tools.jackson.databind.json.JsonMapper;

/// Puts tables into the form in which templates and files name their parts.
@Component
@ConditionalOnWebApplication
class ReportView {

    private static final String NOT_TOLD = "–";
    private static final int MANY = 5;

    private final PageTexts texts;
    private final JsonMapper json;
    private final List<Map<String, String>> tiles;

    ReportView(PageTexts texts, PageFiles files, JsonMapper json) {
        this.texts = texts;
        this.json = json;
        tiles = tiles(files);
    }

    String caption(ReportTable table, Language language) {
        return String.valueOf(texts.in(language).get(table.title()));
    }

    List<String> headings(ReportTable table, Language language) {
        return table.columns().stream()
                .map(column -> texts.label("column." + column.key(), language))
                .toList();
    }

    static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> NOT_TOLD;
            case Number number -> {
                var format = NumberFormat.getNumberInstance(Locale.ROOT);
                format.setMaximumFractionDigits(34);
                yield format.format(number);
            }
            case List<?> numbers -> numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
            default -> String.valueOf(cell);
        };
    }

    Map<String, Object> of(ReportTable table, Map<String, Object> variables, String asked, Language language) {
        var headings = headings(table, language);
        var columns = new ArrayList<Map<String, Object>>();
        for (int place = 0; place < headings.size(); place++) {
            columns.add(Map.of(
                    "heading",
                    headings.get(place),
                    "number",
                    table.columns().get(place).number()));
        }
        var rows = new ArrayList<Map<String, Object>>();
        for (List<@Nullable Object> row : table.rows()) {
            rows.add(Map.of("cells", cells(row)));
        }
        return Map.of(
                "name", table.name(),
                "caption", caption(table, language),
                "columns", columns,
                "rows", rows,
                "asked", asked,
                "document", table.document(),
                "variables", encoded(variables));
    }

    String encoded(Map<String, Object> variables) {
        return URLEncoder.encode(json.writeValueAsString(variables), StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    private static List<Map<String, Object>> cells(List<@Nullable Object> row) {
        var cells = new ArrayList<Map<String, Object>>();
        for (var cell : row) {
            var shown = new HashMap<String, Object>();
            shown.put("first", cells.isEmpty());
            shown.put("number", cell instanceof Number || cell == null);
            shown.put("text", cell instanceof List<?> ? "" : text(cell));
            if (cell instanceof Number) {
                shown.put("value", cell);
            }
            shown.put("links", cell instanceof List<?> numbers ? numbers : List.of());
            shown.putIfAbsent("value", "");
            cells.add(shown);
        }
        return cells;
    }

    /// Industries by types, each cell with how it stands against the baseline.
    static Map<String, Object> matrix(Map<String, Object> coverage) {
        var cells = Stream.of("cells", "emptyCells")
                .flatMap(which -> list(coverage.get(which)).stream())
                .collect(Collectors.toMap(
                        cell -> within(cell, "row", "code") + "/" + within(cell, "column", "code"), cell -> cell));
        var columns = list(coverage.get("columns"));
        var rows = list(coverage.get("rows")).stream()
                .map(row -> Map.of(
                        "name",
                        Objects.requireNonNull(row.get("name")),
                        "cells",
                        columns.stream()
                                .map(column -> cell(cells.get(row.get("code") + "/" + column.get("code"))))
                                .toList()))
                .toList();
        return Map.of(
                "columns", columns.stream().map(column -> column.get("name")).toList(), "rows", rows);
    }

    private static Map<String, Object> cell(@Nullable Map<String, Object> found) {
        var cell = map(found);
        var shown = new HashMap<String, Object>();
        shown.put("count", positive(cell.get("pilotCount")));
        shown.put("baselineCount", positive(cell.get("baselinePilotCount")));
        shown.put("standing", Objects.requireNonNullElse(cell.get("standing"), ""));
        return shown;
    }

    private static Object positive(@Nullable Object count) {
        return count instanceof Number number && number.intValue() > 0 ? number : "";
    }

    /// Provinces where the small table of tiles puts them; the darker the more pilots.
    List<Map<String, Object>> tiles(Map<String, Object> provinces, Language language) {
        var counts = list(provinces.get("rows")).stream()
                .collect(Collectors.toMap(
                        row -> String.valueOf(row.get("code")),
                        row -> row.get("pilotCount") instanceof Number count ? count.intValue() : 0));
        return tiles.stream()
                .map(tile -> {
                    var count = counts.getOrDefault(tile.get("code"), 0);
                    var level = count == 0 ? 0 : count == 1 ? 1 : count < MANY ? 2 : 3;
                    var shown = new HashMap<String, Object>(tile);
                    shown.put("name", Objects.requireNonNull(tile.get(PageTexts.name(language))));
                    shown.put("count", count);
                    shown.put("level", level);
                    return (Map<String, Object>) shown;
                })
                .toList();
    }

    private static List<Map<String, String>> tiles(PageFiles files) {
        try (Reader file = new InputStreamReader(files.file("tiles.csv").getInputStream(), StandardCharsets.UTF_8)) {
            var lines =
                    file.readAllLines().stream().map(line -> line.split(",")).toList();
            var head = lines.getFirst();
            return lines.stream()
                    .skip(1)
                    .map(line -> {
                        var tile = new HashMap<String, String>();
                        for (int place = 0; place < head.length; place++) {
                            tile.put(head[place], line[place]);
                        }
                        return Map.copyOf(tile);
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
