package pilotregistry.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Label;

/// One of the seven watersheds; the notice names two of them and leaves the list open (R09).
public record Watershed(
        String code,
        int order,
        Label name,
        boolean namedInNotice,
        List<WatershedProvince> provinces,
        @Nullable Label legalBasis,
        @Nullable Label note,
        Provenance provenance) {

    public String id() {
        return "watershed_" + code;
    }

    public boolean reaches(Province province) {
        return provinces.stream().anyMatch(each -> each.province().equals(province));
    }

    static Watershed of(Row row, List<WatershedProvince> provinces) {
        if (provinces.isEmpty()) {
            throw row.broken("watershed " + row.text("code") + " has no province");
        }
        return new Watershed(
                row.text("code"),
                row.number("order"),
                row.label("name"),
                row.flag("named_in_notice"),
                provinces,
                row.optionalLabel("legal_basis"),
                row.optionalLabel("note"),
                row.provenance());
    }
}
