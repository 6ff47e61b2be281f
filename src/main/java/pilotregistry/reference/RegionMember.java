package pilotregistry.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Label;

/// A part of a key region: a division, or a special zone that has no code of its own but lies in divisions.
///
/// `alsoIncluded` are those named beside the counted cities; `excludes` are the divisions within that do not belong.
public record RegionMember(
        String name,
        @Nullable Division division,
        Extent extent,
        boolean alsoIncluded,
        List<Division> contains,
        List<Division> excludes,
        @Nullable Label note) {

    Extent covers(Division place) {
        if (excludes.stream().anyMatch(place::isWithin)) {
            return Extent.NONE;
        }
        if (areas().stream().noneMatch(place::isWithin)) {
            return Extent.NONE;
        }
        var reachesOut = excludes.stream().anyMatch(out -> out.isWithin(place));
        return reachesOut ? Extent.PARTLY : extent;
    }

    List<Division> areas() {
        return division == null ? contains : List.of(division);
    }

    static RegionMember of(Row row, Keyed<Division> divisions) {
        var division = row.optionalText("division_code") == null ? null : row.among(divisions, "division_code");
        var name = row.text("name_zh");
        if (division != null && (!division.isPlace() || !division.name().equals(name))) {
            throw row.broken(
                    "%s is %s (%s), not %s".formatted(division.code(), division.name(), division.kind(), name));
        }
        return new RegionMember(
                name,
                division,
                row.constant(Extent.class, "extent"),
                row.flag("also_included"),
                row.allAmong(divisions, "contains"),
                row.allAmong(divisions, "excludes"),
                row.optionalLabel("note"));
    }
}
