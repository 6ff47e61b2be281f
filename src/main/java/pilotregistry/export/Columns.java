package pilotregistry.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import pilotregistry.language.Label;
import pilotregistry.ledger.Refusal;

/// The columns of every list, read from `exports/columns.tsv`: only what whoever sees the element may see of it.
@Component
class Columns {

    private static final String FILE = "exports/columns.tsv";

    private final Map<ExportList, Map<String, Column>> lists = new EnumMap<>(ExportList.class);

    Columns() {
        lines().skip(1)
                .map(line -> line.split("\t", -1))
                .forEach(cells -> lists.computeIfAbsent(ExportList.valueOf(cells[0]), list -> new LinkedHashMap<>())
                        .put(
                                cells[1],
                                new Column(
                                        cells[1],
                                        cells[2],
                                        Column.Source.valueOf(cells[3]),
                                        new Label(cells[4], cells[5]))));
    }

    List<Column> of(ExportList list) {
        return List.copyOf(all(list).values());
    }

    /// Those of these names that there are, in the order given.
    List<Column> of(ExportList list, List<String> names) {
        return names.stream()
                .map(all(list)::get)
                .flatMap(column -> Optional.ofNullable(column).stream())
                .toList();
    }

    /// What is wrong with a choice of columns.
    List<Refusal<RequestExportErrorCode>> refusals(ExportList list, List<String> names) {
        var refusals = new ArrayList<Refusal<RequestExportErrorCode>>();
        if (names.isEmpty()) {
            refusals.add(Refusal.of(RequestExportErrorCode.NO_COLUMNS, "input", "columns"));
        }
        var seen = new HashSet<String>();
        for (var place = 0; place < names.size(); place++) {
            var name = names.get(place);
            if (!seen.add(name)) {
                refusals.add(refusal(RequestExportErrorCode.COLUMN_TWICE, place, name));
            }
            if (!all(list).containsKey(name)) {
                refusals.add(refusal(RequestExportErrorCode.UNKNOWN_COLUMN, place, name)
                        .with("known", String.join(", ", all(list).keySet())));
            }
        }
        return refusals;
    }

    private static Refusal<RequestExportErrorCode> refusal(RequestExportErrorCode code, int place, String name) {
        return Refusal.of(code, "input", "columns", String.valueOf(place)).with("name", name);
    }

    // What a search finds are case studies.
    private Map<String, Column> all(ExportList list) {
        return Objects.requireNonNull(
                lists.get(list == ExportList.SEARCH_CASE_STUDIES ? ExportList.CASE_STUDIES : list));
    }

    private static java.util.stream.Stream<String> lines() {
        try {
            return new ClassPathResource(FILE)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
