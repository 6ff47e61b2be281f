package pilotregistry.outcome;

import static pilotregistry.outcome.OutcomeColumn.*;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotregistry.outcome.OutcomeTable.Measure;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.ScopeEnterprise;
import pilotregistry.reference.Conversion;
import pilotregistry.reference.OutcomeMetric;
import pilotregistry.reference.ReferenceLists;
import pilotregistry.sheet.Columns;
import pilotregistry.sheet.ImportFindingCode;
import pilotregistry.sheet.RowReading;
import pilotregistry.sheet.SheetRow;
import pilotregistry.sheet.Wording;

/// Reads the measures of one table: a blank cell is nothing stated, never zero.
///
/// @param enterprise of which the whole table is; null where rows name theirs, or the pilot is meant
record MeasureReading(
        ReferenceLists reference, Pilot pilot, @Nullable ScopeEnterprise enterprise) {

    private static final int NAME_LENGTH = 200;
    private static final Pattern TOTAL = Pattern.compile("(?i)合计|总计|小计|共计|总和|total|sum");

    Measure read(Columns<OutcomeColumn> columns, SheetRow row) {
        var reading = new RowReading<>(columns, row);
        var name = reading.text(NAME, NAME_LENGTH);
        if (isTotal(name) || isTotal(reading.text(NUMBER))) {
            reading.find(NAME, ImportFindingCode.TOTAL_ROW, String.valueOf(name));
            return new Measure(row.number(), name, code(enterprise), Map.of(), reading.findings());
        }
        var whose = enterprise(reading);
        var figures = new LinkedHashMap<String, MeasureSum>();
        for (var column : OutcomeColumn.values()) {
            var metric = column.metric().flatMap(reference::outcomeMetric);
            if (metric.isPresent()) {
                figure(reading, columns, column, metric.get())
                        .ifPresent(figure -> figures.merge(metric.get().key(), figure, MeasureSum::with));
            }
        }
        leftOut(reading, LIQUID_WASTE);
        leftOut(reading, OTHER);
        if (figures.isEmpty() && !reading.refused()) {
            reading.find(NAME, ImportFindingCode.NO_FIGURES, String.valueOf(name));
        }
        return new Measure(row.number(), name, code(whose), figures, reading.findings());
    }

    private static boolean isTotal(@Nullable String text) {
        return text != null
                && TOTAL.matcher(text.replaceAll("[\\s\\p{Z}：:]", "")).matches();
    }

    private static @Nullable String code(@Nullable ScopeEnterprise enterprise) {
        return enterprise == null ? null : enterprise.socialCreditCode();
    }

    private @Nullable ScopeEnterprise enterprise(RowReading<OutcomeColumn> reading) {
        var code = reading.read(
                SOCIAL_CREDIT_CODE, ImportFindingCode.UNKNOWN_ENTERPRISE, text -> ReportCheck.inScope(text, pilot));
        if (code != null) {
            return code;
        }
        var named = reading.read(ENTERPRISE, ImportFindingCode.UNKNOWN_ENTERPRISE, this::named);
        return named == null ? enterprise : named;
    }

    private Optional<ScopeEnterprise> named(String text) {
        return pilot.enterprises().stream()
                .filter(each -> each.socialCreditCode() != null
                        && Wording.key(each.name()).equals(Wording.key(text)))
                .findFirst();
    }

    private Optional<MeasureSum> figure(
            RowReading<OutcomeColumn> reading,
            Columns<OutcomeColumn> columns,
            OutcomeColumn column,
            OutcomeMetric metric) {
        var text = reading.text(column);
        if (text == null) {
            return Optional.empty();
        }
        var written = reading.read(column, text, ImportFindingCode.NOT_A_NUMBER, WrittenFigure::of);
        if (written == null) {
            return Optional.empty();
        }
        var unit =
                written.unit() == null ? column.unit(columns.heading(column)) : column.unit("(" + written.unit() + ")");
        return switch (reference.units().convert(written.value(), unit, metric)) {
            case Conversion.Converted converted -> Optional.of(MeasureSum.of(converted.value(), written.qualifier()));
            case Conversion.Impossible impossible -> {
                reading.found(
                        column,
                        ImportFindingCode.UNIT_IMPOSSIBLE,
                        text,
                        "unit",
                        unit,
                        "metric",
                        metric.name().zh());
                yield Optional.empty();
            }
        };
    }

    // Of which there is no metric: told, not guessed.
    private static void leftOut(RowReading<OutcomeColumn> reading, OutcomeColumn column) {
        var text = reading.text(column);
        if (text != null) {
            reading.find(column, ImportFindingCode.NO_SUCH_METRIC, text);
        }
    }
}
