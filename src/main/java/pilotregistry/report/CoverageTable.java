package pilotregistry.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotregistry.pilot.PilotId;
import pilotregistry.pilot.PilotSurvey.Surveyed;
import pilotregistry.reference.Industry;

/// Counts pilots by two dimensions: in every cell they belong to, and once in each header and in all.
final class CoverageTable {

    private final CoverageAxis rows;
    private final CoverageAxis columns;
    private final Names names;
    private final List<Surveyed> now;
    private final @Nullable List<Surveyed> before;
    private final Map<Place, Integer> countBefore = new HashMap<>();
    private final Map<Place, List<PilotId>> pilots = new HashMap<>();

    /// A cell by its codes.
    private record Place(@Nullable String row, @Nullable String column) {}

    /// @param before the pilots of the baseline batches; null where nothing is compared
    CoverageTable(
            CoverageAxis rows, CoverageAxis columns, Names names, List<Surveyed> now, @Nullable List<Surveyed> before) {
        this.rows = rows;
        this.columns = columns;
        this.names = names;
        this.now = now;
        this.before = before;
        now.forEach(pilot -> places(pilot)
                .forEach(place -> pilots.computeIfAbsent(place, unseen -> new ArrayList<>())
                        .add(pilot.id())));
        if (before != null) {
            before.forEach(pilot -> places(pilot).forEach(place -> countBefore.merge(place, 1, Integer::sum)));
        }
    }

    private List<Place> places(Surveyed pilot) {
        var places = new ArrayList<Place>();
        for (var row : rows.places(pilot)) {
            for (var column : columns.places(pilot)) {
                places.add(new Place(row, column));
            }
        }
        return places;
    }

    int placements() {
        return pilots.values().stream().mapToInt(List::size).sum();
    }

    int several() {
        return (int) now.stream().filter(pilot -> places(pilot).size() > 1).count();
    }

    List<Coverage.Header> rows() {
        return headers(rows);
    }

    List<Coverage.Header> columns() {
        return headers(columns);
    }

    List<Coverage.Cell> cells() {
        return all().stream().filter(cell -> cell.pilotCount() > 0).toList();
    }

    List<Coverage.Cell> emptyCells() {
        return all().stream()
                .filter(cell -> cell.pilotCount() == 0 && isNamed(cell.row()) && isNamed(cell.column()))
                .toList();
    }

    // Nobody can cover what is other, or what is not stated.
    private static boolean isNamed(Coverage.Header header) {
        return header.code() != null && !header.code().equals(Industry.OTHER);
    }

    private List<Coverage.Cell> all() {
        var cells = new ArrayList<Coverage.Cell>();
        var across = columns();
        for (var row : rows()) {
            for (var column : across) {
                var place = new Place(row.code(), column.code());
                var here = pilots.getOrDefault(place, List.of());
                cells.add(new Coverage.Cell(
                        row,
                        column,
                        here.size(),
                        before == null ? null : countBefore.getOrDefault(place, 0),
                        here.subList(0, Math.min(here.size(), Coverage.Cell.MOST))));
            }
        }
        return cells;
    }

    private List<Coverage.Header> headers(CoverageAxis axis) {
        var counts = counts(axis, now);
        var earlier = before == null ? null : counts(axis, before);
        var codes = new LinkedHashSet<@Nullable String>(names.codes(axis.grouping()));
        var seen = new ArrayList<>(counts.keySet());
        if (earlier != null) {
            seen.addAll(earlier.keySet());
        }
        seen.stream().filter(code -> code != null).sorted().forEach(codes::add);
        if (seen.contains(null)) {
            codes.add(null);
        }
        return codes.stream()
                .map(code -> new Coverage.Header(
                        code,
                        code == null ? Names.NOT_STATED : names.of(axis.grouping(), code),
                        counts.getOrDefault(code, 0),
                        earlier == null ? null : earlier.getOrDefault(code, 0)))
                .toList();
    }

    private static Map<@Nullable String, Integer> counts(CoverageAxis axis, List<Surveyed> pilots) {
        var counts = new HashMap<@Nullable String, Integer>();
        pilots.forEach(pilot -> axis.places(pilot).forEach(code -> counts.merge(code, 1, Integer::sum)));
        return counts;
    }
}
