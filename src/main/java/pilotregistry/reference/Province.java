package pilotregistry.reference;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Label;

/// A unit that recommends: one of the 31 provinces, regions and municipalities, or the Corps.
///
/// The Corps (新疆生产建设兵团) counts as its own unit (R15); its 660000 is a convention and no GB/T 2260 code.
public record Province(
        String code,
        Label name,
        Label shortName,
        String abbreviation,
        @Nullable String isoCode,
        ProvinceKind kind,
        boolean inGb2260,
        Label ecologyDepartment,
        Label developmentDepartment,
        String pinyin) {

    private static final Pattern CODE = Pattern.compile("[1-6]\\d0000");

    // 兵团 has no territory of its own in GB/T 2260: its cities are listed under 新疆.
    private static final String XINJIANG = "650000";

    public String id() {
        return "province_" + code;
    }

    /// Whether the place may be this unit's.
    public boolean holds(Division place) {
        var around = place.province().code();
        return around.equals(code) || (kind == ProvinceKind.CORPS && around.equals(XINJIANG));
    }

    static Province of(Row row) {
        var code = row.text("code");
        if (!CODE.matcher(code).matches()) {
            throw row.broken("code " + code + " is not of a province");
        }
        var name = row.label("name");
        var short_ = new Label(row.text("short_name_zh"), name.en());
        var ecology = row.text("ecology_department_zh");
        var body = ecology.endsWith("局")
                ? "Bureau of Ecology and Environment, "
                : "Department of Ecology and Environment, ";
        return new Province(
                code,
                name,
                short_,
                row.text("abbreviation_zh"),
                row.optionalText("iso_3166_2"),
                row.constant(ProvinceKind.class, "kind"),
                row.flag("gb2260"),
                new Label(ecology, body + name.en()),
                new Label(row.text("development_department_zh"), "Development and Reform Commission, " + name.en()),
                row.text("pinyin"));
    }
}
