package pilotregistry.reference;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A row of the list of divisions of 30 June 2023: a place, a placeholder of the list, or a statistical zone.
///
/// Placeholders (市辖区, 省直辖县级行政区划) are nobody's parent: what stands below them belongs to the province.
public record Division(
        String code,
        String name,
        DivisionLevel level,
        DivisionKind kind,
        @Nullable Division parent,
        Province province,
        String pinyin) {

    private static final Pattern CODE = Pattern.compile("[1-6]\\d{5}");

    public String id() {
        return "division_" + code;
    }

    /// Whether this is an administrative division, to be accepted where a place is asked for.
    public boolean isPlace() {
        return kind == DivisionKind.ADMIN;
    }

    /// The name with those of the divisions around it, as an address begins.
    public String fullName() {
        return parent == null ? name : parent.fullName() + name;
    }

    /// Whether this is that division or lies in it.
    public boolean isWithin(Division area) {
        return code.equals(area.code) || (parent != null && parent.isWithin(area));
    }

    static Division of(Row row, Keyed<Province> provinces, Keyed<Division> above) {
        var code = row.text("code");
        var level = row.constant(DivisionLevel.class, "level");
        var province = row.among(provinces, "province_code");
        if (!CODE.matcher(code).matches() || levelOf(code) != level) {
            throw row.broken("code " + code + " is not of level " + level);
        }
        if (!code.startsWith(province.code().substring(0, 2))) {
            throw row.broken("code " + code + " is not in province " + province.code());
        }
        var parent = row.optionalText("parent_code") == null ? null : row.among(above, "parent_code");
        if ((parent == null) != (level == DivisionLevel.PROVINCE)
                || (parent != null && parent.level.compareTo(level) >= 0)) {
            throw row.broken("the parent of " + code + " is not of a higher level");
        }
        return new Division(
                code,
                row.text("name_zh"),
                level,
                row.constant(DivisionKind.class, "kind"),
                parent != null && parent.kind == DivisionKind.CONTAINER ? parent.parent : parent,
                province,
                row.text("pinyin"));
    }

    private static DivisionLevel levelOf(String code) {
        if (code.endsWith("0000")) {
            return DivisionLevel.PROVINCE;
        }
        return code.endsWith("00") ? DivisionLevel.PREFECTURE : DivisionLevel.COUNTY;
    }
}
