package pilotregistry.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The divisions of the country: 31 provinces, 333 prefectures and 2845 counties that are places, and what the
/// statistical list adds to them.
public final class Divisions {

    private final Keyed<Division> byCode;
    private final Map<String, List<Division>> places;

    private Divisions(Keyed<Division> byCode) {
        this.byCode = byCode;
        this.places = byCode.all().stream()
                .filter(Division::isPlace)
                .collect(Collectors.groupingBy(
                        Divisions::parentCode, LinkedHashMap::new, Collectors.toUnmodifiableList()));
    }

    static Divisions from(Tables tables, Keyed<Province> provinces) {
        var above = new LinkedHashMap<String, Division>();
        return new Divisions(tables.keyed("divisions.csv", "code", row -> {
            var division = Division.of(row, provinces, new Keyed<>(parentOf(row, above)));
            above.put(division.code(), division);
            return division;
        }));
    }

    public List<Division> all() {
        return byCode.all();
    }

    /// Any row of the list, a placeholder or a statistical zone too.
    public Optional<Division> find(@Nullable String code) {
        return byCode.find(code);
    }

    /// The administrative division of this code, and nothing that only the statistical list knows.
    public Optional<Division> place(@Nullable String code) {
        return find(code).filter(Division::isPlace);
    }

    /// The places directly below it.
    public List<Division> within(Division division) {
        return places.getOrDefault(division.code(), List.of());
    }

    /// Those that a filter admits, in the order of the list (by code).
    public List<Division> matching(DivisionFilter filter) {
        return all().stream().filter(filter::admits).toList();
    }

    Keyed<Division> byCode() {
        return byCode;
    }

    private static Map<String, Division> parentOf(Row row, Map<String, Division> above) {
        var code = row.optionalText("parent_code");
        var parent = code == null ? null : above.get(code);
        return code == null || parent == null ? Map.of() : Map.of(code, parent);
    }

    private static String parentCode(Division division) {
        var parent = division.parent();
        return parent == null ? "" : parent.code();
    }
}
