package pilotregistry.reference;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the tables of the reference data whole: every cell of every row has a reader, every key is there once.
final class Tables {

    private final Function<String, @Nullable InputStream> files;

    Tables(Function<String, @Nullable InputStream> files) {
        this.files = files;
    }

    static Tables onClasspath() {
        return new Tables(file -> Tables.class.getResourceAsStream("/reference/" + file));
    }

    <T> Keyed<T> keyed(String file, String key, Function<Row, T> reading) {
        var byKey = new LinkedHashMap<String, T>();
        rows(file, row -> {
            if (byKey.containsKey(row.text(key))) {
                throw row.broken(key + " " + row.text(key) + " is there twice");
            }
            byKey.put(row.text(key), reading.apply(row));
            return row;
        });
        return new Keyed<>(byKey);
    }

    <T> List<T> rows(String file, Function<Row, T> reading) {
        try (var csv = open(file)) {
            var records = csv.iterator();
            if (!records.hasNext()) {
                throw new BrokenReference(file, 1, "the table is empty");
            }
            var columns = columns(file, records.next());
            var used = new HashSet<String>();
            var rows = new ArrayList<T>();
            while (records.hasNext()) {
                rows.add(reading.apply(row(file, columns, records.next(), used)));
            }
            check(file, columns, used, rows);
            return List.copyOf(rows);
        } catch (IOException | CsvParseException unreadable) {
            throw new BrokenReference(file, String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    private CsvReader<CsvRecord> open(String file) {
        var stream = files.apply(file);
        if (stream == null) {
            throw new BrokenReference(file, 1, "the table is missing");
        }
        return CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .skipEmptyLines(false)
                .ofCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    private static List<String> columns(String file, CsvRecord header) {
        var columns = header.getFields();
        if (new HashSet<>(columns).size() < columns.size()) {
            throw new BrokenReference(file, 1, "a column is there twice");
        }
        return columns;
    }

    private static Row row(String file, List<String> columns, CsvRecord cells, Set<String> used) {
        if (cells.getFieldCount() != columns.size()) {
            throw new BrokenReference(
                    file,
                    cells.getStartingLineNumber(),
                    "%d cells where the header has %d".formatted(cells.getFieldCount(), columns.size()));
        }
        Map<String, String> byColumn = new HashMap<>();
        for (var i = 0; i < columns.size(); i++) {
            byColumn.put(columns.get(i), cells.getField(i));
        }
        return new Row(file, cells.getStartingLineNumber(), byColumn, used);
    }

    private static void check(String file, List<String> columns, Set<String> used, List<?> rows) {
        if (rows.isEmpty()) {
            throw new BrokenReference(file, 1, "the table has no rows");
        }
        var unread = columns.stream().filter(column -> !used.contains(column)).toList();
        if (!unread.isEmpty()) {
            throw new BrokenReference(file, 1, "no one reads " + unread);
        }
    }
}
