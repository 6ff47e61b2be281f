package pilotregistry.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A report as a table, from which page, chart and files are made alike.
///
/// @param name in addresses, such as `benefits`
/// @param title key of its caption
/// @param document that it is an answer to
/// @param rows a text, a number, a list of numbers of cases, or null for what is not told
record ReportTable(
        String name, String title, String document, List<Column> columns, List<List<@Nullable Object>> rows) {

    /// @param key of its heading
    /// @param number whether its cells are numbers
    record Column(String key, boolean number) {

        static Column text(String key) {
            return new Column(key, false);
        }

        static Column number(String key) {
            return new Column(key, true);
        }
    }
}
