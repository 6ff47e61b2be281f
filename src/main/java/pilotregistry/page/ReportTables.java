package pilotregistry.page;

import static pilotregistry.page.Answer.list;
import static pilotregistry.page.Answer.map;
import static pilotregistry.page.Answer.within;
import static pilotregistry.page.ReportTable.Column.number;
import static pilotregistry.page.ReportTable.Column.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Language;

/// Makes tables of what the report queries answer: one line for each thing that is told, nothing added up anew.
final class ReportTables {

    private static final List<String> STAGES =
            List.of("applied", "recommended", "submitted", "designated", "assessed", "passed");

    private final PageTexts texts;
    private final Language language;

    ReportTables(PageTexts texts, Language language) {
        this.texts = texts;
        this.language = language;
    }

    ReportTable provinces(Map<String, Object> data) {
        var rows = list(map(data.get("provinces")).get("rows")).stream()
                .map(row -> row(row.get("name"), row.get("pilotCount"), row.get("baselinePilotCount")))
                .toList();
        return new ReportTable(
                "provinces",
                "provinces",
                "coverage",
                List.of(text("province"), number("pilots"), number("baseline")),
                rows);
    }

    ReportTable coverage(Map<String, Object> data) {
        var industries = map(data.get("industries"));
        var rows = Stream.of("cells", "emptyCells")
                .flatMap(which -> list(industries.get(which)).stream())
                .map(cell -> row(
                        within(cell, "row", "name"),
                        within(cell, "column", "name"),
                        cell.get("pilotCount"),
                        cell.get("baselinePilotCount"),
                        label("CoverageStanding", cell.get("standing"))))
                .toList();
        return new ReportTable(
                "coverage",
                "coverageTable",
                "coverage",
                List.of(text("industry"), text("type"), number("pilots"), number("baseline"), text("standing")),
                rows);
    }

    ReportTable benefits(Map<String, Object> data) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var group : list(map(data.get("benefitTotals")).get("groups"))) {
            for (var total : list(group.get("totals"))) {
                rows.add(row(
                        group.get("name"),
                        within(total, "metric", "name"),
                        total.get("sum"),
                        unit(total),
                        total.get("count"),
                        total.get("sum") == null ? null : total.get("confirmedSum"),
                        leftOut(total)));
            }
        }
        return new ReportTable(
                "benefits",
                "benefitsTable",
                "benefits",
                List.of(
                        text("group"),
                        text("metric"),
                        number("sum"),
                        text("unit"),
                        number("count"),
                        number("confirmed"),
                        text("leftOut")),
                rows);
    }

    ReportTable pollutants(Map<String, Object> data) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var pollutant : list(map(data.get("benefitTotals")).get("pollutants"))) {
            var where = Stream.of(within(pollutant, "region", "name"), within(pollutant, "watershed", "name"))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            for (var total : list(pollutant.get("totals"))) {
                rows.add(row(
                        where,
                        within(pollutant, "pollutant", "name"),
                        within(total, "metric", "name"),
                        total.get("sum"),
                        unit(total),
                        total.get("confirmedSum")));
            }
        }
        return new ReportTable(
                "pollutants",
                "pollutantsTable",
                "benefits",
                List.of(
                        text("where"),
                        text("pollutant"),
                        text("metric"),
                        number("sum"),
                        text("unit"),
                        number("confirmed")),
                rows);
    }

    ReportTable funnel(Map<String, Object> data) {
        var funnel = map(data.get("funnel"));
        var whole = Stream.of(stages(texts.in(language).get("whole"), map(funnel.get("whole"))));
        var parts = Stream.of("types", "provinces")
                .flatMap(which -> list(funnel.get(which)).stream())
                .map(part -> stages(part.get("name"), part));
        var columns = Stream.concat(Stream.of(text("group")), STAGES.stream().map(ReportTable.Column::number));
        return new ReportTable(
                "funnel",
                "funnelTable",
                "funnel",
                columns.toList(),
                Stream.concat(whole, parts).toList());
    }

    ReportTable efficiency(Map<String, Object> data) {
        var measured = List.of("count", "confirmed", "sum", "mean", "median", "lowest", "highest");
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var group : list(map(data.get("auditEfficiency")).get("groups"))) {
            for (var figure : list(group.get("figures"))) {
                var row = row(group.get("name"), within(figure, "metric", "name"), unit(figure));
                measured.forEach(name -> row.add(figure.get(name.equals("confirmed") ? "confirmedCount" : name)));
                row.add(leftOut(figure));
                rows.add(row);
            }
        }
        var columns = Stream.of(
                        Stream.of(text("group"), text("metric"), text("unit")),
                        measured.stream().map(ReportTable.Column::number),
                        Stream.of(text("leftOut")))
                .flatMap(part -> part);
        return new ReportTable("efficiency", "efficiencyTable", "efficiency", columns.toList(), rows);
    }

    ReportTable index(Map<String, Object> data) {
        var rows = list(map(data.get("caseIndex")).get("entries")).stream()
                .map(entry -> row(
                        told(within(entry, "industry", "name")),
                        told(within(entry, "measure", "name")),
                        told(label("ReplicabilityFeature", entry.get("replicability"))),
                        entry.get("caseCount"),
                        entry.get("numbers")))
                .toList();
        return new ReportTable(
                "index",
                "indexTable",
                "index",
                List.of(text("industry"), text("measure"), text("replicability"), number("cases"), text("numbers")),
                rows);
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return new ArrayList<>(Arrays.asList(cells));
    }

    private static List<@Nullable Object> stages(@Nullable Object name, Map<String, Object> counts) {
        var row = row(name);
        STAGES.forEach(stage -> row.add(counts.get(stage)));
        return row;
    }

    // A plain number has the unit "one", which nobody writes.
    private String unit(Map<String, Object> total) {
        var metric = map(total.get("metric"));
        if (within(metric, "unit", "name") == null || "ONE".equals(within(metric, "unit", "code"))) {
            return "";
        }
        var perYear =
                Boolean.TRUE.equals(metric.get("perYear")) ? texts.in(language).get("perYear") : "";
        return within(metric, "unit", "name") + String.valueOf(perYear);
    }

    private static String leftOut(Map<String, Object> total) {
        return list(total.get("leftOut")).stream()
                .map(left -> String.valueOf(left.get("message")))
                .collect(Collectors.joining(" "));
    }

    private Object told(@Nullable Object value) {
        return value == null ? String.valueOf(texts.in(language).get("notStated")) : value;
    }

    private @Nullable String label(String kind, @Nullable Object value) {
        return value == null ? null : texts.label(kind + "." + value, language);
    }
}
