package pilotregistry.reference;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Label;

/// A key region of the notice (R08), seen on a date: its members are not in the notice and changed on 2023-11-30.
public record Region(String code, int order, Label name, List<RegionVersion> versions, LocalDate asOf) {

    public String id() {
        return "region_" + code;
    }

    public Region asOf(LocalDate date) {
        return new Region(code, order, name, versions, date);
    }

    /// The version in force on the date; null when there was none yet.
    public @Nullable RegionVersion inForce() {
        return versions.stream()
                .filter(version -> version.inForceOn(asOf))
                .findFirst()
                .orElse(null);
    }

    /// Why no version is in force; null when one is.
    public @Nullable Label absence() {
        if (inForce() != null) {
            return null;
        }
        var first = versions.getFirst().validFrom();
        return new Label(
                "%s 时尚无该区域的定义；本库所知最早的版本自 %s 起。".formatted(asOf, first),
                "On %s the region had no definition yet; the first version known here begins on %s."
                        .formatted(asOf, first));
    }

    static Region of(Row row, List<RegionVersion> versions) {
        if (versions.isEmpty()) {
            throw row.broken("region " + row.text("code") + " has no version");
        }
        for (var i = 1; i < versions.size(); i++) {
            var ends = versions.get(i - 1).validTo();
            if (ends == null || !ends.plusDays(1).equals(versions.get(i).validFrom())) {
                throw row.broken("the versions of " + row.text("code") + " leave a gap or overlap");
            }
        }
        return new Region(
                row.text("code"),
                row.number("order"),
                row.label("name"),
                versions,
                versions.getLast().validFrom());
    }
}
