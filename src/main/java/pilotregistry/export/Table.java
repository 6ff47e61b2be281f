package pilotregistry.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Language;

/// The columns of one export, and what their values depend on.
record Table(List<Column> columns, Column.Context context) {

    Set<String> paths() {
        return columns.stream().flatMap(column -> column.paths().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /// @param language null for the names
    List<String> headings(@Nullable Language language) {
        return columns.stream()
                .map(column ->
                        language == null ? column.name() : column.description().in(language))
                .toList();
    }

    List<@Nullable Object> values(Document row) {
        var values = new ArrayList<@Nullable Object>(columns.size());
        for (var column : columns) {
            values.add(column.value(row, context));
        }
        return values;
    }
}
