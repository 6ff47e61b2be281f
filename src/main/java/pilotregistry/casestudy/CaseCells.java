package pilotregistry.casestudy;

import static pilotregistry.casestudy.CaseField.*;
import static pilotregistry.sheet.ImportFindingCode.*;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotregistry.application.IndustryChoice;
import pilotregistry.reference.PilotType;
import pilotregistry.sheet.Columns;
import pilotregistry.sheet.RowReading;
import pilotregistry.sheet.SheetRow;
import pilotregistry.sheet.Wording;
import tools.jackson.databind.json.JsonMapper;

/// Reads a row of a table: lists are parted by bars, a result is `metric=value unit`.
final class CaseCells {

    // A comma parts thousands only: 1,5 is no number.
    private static final Pattern RESULT = Pattern.compile("([\\w-]+)\\s*[=＝]\\s*"
            + "([+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?(?:[eE][+-]?\\d{1,3})?)(?![\\d.,])\\s*(.*)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?([eE][+-]?\\d{1,3})?");
    private static final int TEXT = 10_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Columns<CaseField> columns;
    private final RowReading<CaseField> reading;
    private final SheetRow row;

    CaseCells(Columns<CaseField> columns, SheetRow row) {
        this.columns = columns;
        this.reading = new RowReading<>(columns, row);
        this.row = row;
    }

    CaseRowCheck.Reading read() {
        var wording = wording();
        var synthetic = synthetic();
        return new CaseRowCheck.Reading(
                row.number(),
                reading.text(KEY),
                wording,
                synthetic,
                reading.text(SOURCE),
                reading.read(CERTAINTY, UNKNOWN_CERTAINTY, Wording::certainty),
                original(),
                reading.findings());
    }

    private boolean synthetic() {
        var text = reading.text(SYNTHETIC);
        var said = text == null ? Optional.of(false) : yes(text);
        if (said.isEmpty()) {
            reading.found(SYNTHETIC, WRONG_TYPE, String.valueOf(text), "expected", "true");
        }
        return said.orElse(false);
    }

    private CaseWording wording() {
        return new CaseWording(
                reading.text(TITLE),
                reading.text(SUMMARY, TEXT),
                new Narrative(reading.text(PROBLEM, TEXT), reading.text(APPROACH, TEXT), null, null, null, null, null),
                results(),
                parts(INDUSTRIES).stream().map(CaseCells::industry).toList(),
                reading.read(PILOT_TYPE, UNKNOWN_TYPE, CaseCells::type),
                reading.text(PROVINCE_CODE),
                reading.text(PREFECTURE_CODE),
                CaseLine.code(reading.text(REGION_ID), "region_"),
                CaseLine.code(reading.text(WATERSHED_ID), "watershed_"),
                new Replicability(
                        List.of(),
                        reading.text(SCALE),
                        parts(PREREQUISITES),
                        parts(NOT_SUITABLE_WHEN),
                        List.of(),
                        null,
                        reading.read(PAYBACK_YEARS, MALFORMED_NUMBER, CaseCells::number)),
                reading.read(YEAR, MALFORMED_NUMBER, CaseCells::year),
                null);
    }

    /// The column that a path within the content was read from.
    @Nullable
    String column(List<String> path) {
        var field =
                switch (path.getFirst()) {
                    case "key" -> KEY;
                    case "title" -> TITLE;
                    case "summary" -> SUMMARY;
                    case "narrative" -> path.contains("problem") ? PROBLEM : APPROACH;
                    case "results" -> RESULTS;
                    case "industries" -> INDUSTRIES;
                    case "provinceCode" -> PROVINCE_CODE;
                    case "prefectureCode" -> PREFECTURE_CODE;
                    case "regionCode" -> REGION_ID;
                    case "watershedCode" -> WATERSHED_ID;
                    case "year" -> YEAR;
                    case "replicability" -> replicability(path.get(1));
                    default -> throw new IllegalStateException(path.toString());
                };
        return columns.heading(field);
    }

    private static CaseField replicability(String part) {
        return switch (part) {
            case "scale" -> SCALE;
            case "prerequisites" -> PREREQUISITES;
            case "notSuitableWhen" -> NOT_SUITABLE_WHEN;
            default -> PAYBACK_YEARS;
        };
    }

    private List<CaseWording.Result> results() {
        var results = new ArrayList<CaseWording.Result>();
        for (var part : parts(RESULTS)) {
            var match = RESULT.matcher(Wording.normal(part));
            var value = match.matches() ? number(match.group(2).replace(",", "")) : Optional.<BigDecimal>empty();
            if (value.isPresent()) {
                results.add(new CaseWording.Result(
                        null, new CaseWording.Figure(match.group(1), value.get(), match.group(3), null)));
            } else {
                reading.find(RESULTS, MALFORMED_RESULT, part);
            }
        }
        return results;
    }

    private List<String> parts(CaseField field) {
        var text = reading.text(field, TEXT);
        return text == null ? List.of() : Wording.lines(text);
    }

    private String original() {
        return JSON.writeValueAsString(columns.original(row).stream()
                .collect(Collectors.toMap(
                        Columns.Headed::column,
                        Columns.Headed::text,
                        (one, other) -> one,
                        java.util.LinkedHashMap::new)));
    }

    /// `STEEL`, or `OTHER:轴承`.
    static IndustryChoice industry(String text) {
        var parts = Wording.normal(text).split(":", 2);
        var code = parts[0].strip();
        return new IndustryChoice(
                code.startsWith("industry_") ? code.substring("industry_".length()) : code,
                parts.length == 2 ? parts[1].strip() : null);
    }

    private static Optional<PilotType> type(String text) {
        return java.util.Arrays.stream(PilotType.values())
                .filter(type -> type.name().equals(text.strip()))
                .findFirst();
    }

    private static Optional<BigDecimal> number(String text) {
        var normal = Wording.normal(text);
        return NUMBER.matcher(normal).matches() ? Optional.of(new BigDecimal(normal)) : Optional.empty();
    }

    private static Optional<Integer> year(String text) {
        return Wording.normal(text).matches("\\d{4}")
                ? Optional.of(Integer.valueOf(Wording.normal(text)))
                : Optional.empty();
    }

    private static Optional<Boolean> yes(String text) {
        return switch (Wording.key(text)) {
            case "TRUE", "是", "1", "YES" -> Optional.of(true);
            case "FALSE", "否", "0", "NO" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
