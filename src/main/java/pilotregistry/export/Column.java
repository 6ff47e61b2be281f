package pilotregistry.export;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Label;
import pilotregistry.pilot.PilotStatus;
import pilotregistry.pilot.Term;

/// A column: a path in the stored element, and what is made of the value there.
///
/// @param path names joined by dots; `$last` takes the last of a list, any other name goes into each of its elements
record Column(String name, String path, Source source, Label description) {

    private static final String LAST = "$last";
    private static final String TERM = "sheet.course.term";

    /// What is made of the value.
    enum Source {
        TEXT(ExportColumnKind.TEXT),
        NUMBER(ExportColumnKind.NUMBER),
        FLAG(ExportColumnKind.FLAG),
        TIME(ExportColumnKind.TIME),
        LIST(ExportColumnKind.LIST),
        /// What a pilot is by the clock.
        STATUS(ExportColumnKind.TEXT),
        /// The unit of the metric named there.
        UNIT(ExportColumnKind.TEXT);

        private final ExportColumnKind kind;

        Source(ExportColumnKind kind) {
            this.kind = kind;
        }
    }

    /// What values depend on beside the element: as of which month, and the units of metrics.
    record Context(YearMonth month, UnaryOperator<@Nullable String> units) {}

    public ExportColumnKind kind() {
        return source.kind;
    }

    /// What has to be fetched.
    Set<String> paths() {
        var fetched = path.replace("." + LAST, "");
        return source == Source.STATUS ? Set.of(fetched, TERM) : Set.of(fetched);
    }

    /// A text, number, boolean, instant or list of such; null where there is none.
    @Nullable
    Object value(Document row, Context context) {
        var found = plain(at(row, path));
        return switch (source) {
            case STATUS -> found == null ? null : status(String.valueOf(found), row, context.month());
            case UNIT -> found == null ? null : context.units().apply(String.valueOf(found));
            case LIST -> found == null ? List.of() : found;
            default -> found;
        };
    }

    private static String status(String recorded, Document row, YearMonth month) {
        var stored = at(row, TERM) instanceof Document term
                ? new Term(YearMonth.parse(term.getString("start")), YearMonth.parse(term.getString("end")))
                : null;
        return PilotStatus.valueOf(recorded).in(stored, month).name();
    }

    private static @Nullable Object at(@Nullable Object within, String path) {
        var dot = path.indexOf('.');
        var name = dot < 0 ? path : path.substring(0, dot);
        var found =
                switch (within) {
                    case Document document -> document.get(name);
                    case List<?> list when name.equals(LAST) -> list.isEmpty() ? null : list.getLast();
                    case List<?> list -> each(list, name);
                    case null, default -> null;
                };
        return dot < 0 ? found : at(found, path.substring(dot + 1));
    }

    private static List<Object> each(List<?> list, String name) {
        var values = new ArrayList<Object>();
        for (var element : list) {
            var value = at(element, name);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private static @Nullable Object plain(@Nullable Object stored) {
        return switch (stored) {
            case Decimal128 decimal -> decimal.bigDecimalValue();
            case Date instant -> instant.toInstant();
            case List<?> list -> list.stream().map(Column::plain).toList();
            case null, default -> stored;
        };
    }
}
