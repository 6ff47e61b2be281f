package pilotregistry.outcome;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotregistry.sheet.Headers;
import pilotregistry.sheet.SheetField;

/// A column of the common table of measures (绩效表), the metric it states and the unit it has where its header names
/// none.
enum OutcomeColumn implements SheetField {
    NUMBER(null, null, "number", "no", "序号", "编号"),
    NAME(null, null, "name", "项目名称", "方案名称", "名称", "项目"),
    CONTENT(null, null, "content", "项目内容", "方案内容", "内容", "方案简介"),
    ENTERPRISE(null, null, "enterprise", "企业名称", "企业"),
    SOCIAL_CREDIT_CODE(null, null, "social_credit_code", "统一社会信用代码"),
    INVESTMENT("investment", "万元", "investment", "投资额", "投资", "总投资"),
    ECONOMIC_BENEFIT("economic_benefit", "万元", "economic_benefit", "经济效益", "年经济效益"),
    ELECTRICITY("electricity_saved", "万kWh", "electricity", "节电", "节电量"),
    COAL("coal_equivalent_saved", "tce", "coal", "折标煤", "节煤", "折标煤量", "节约标煤"),
    CO2("co2_reduced", "t", "co2", "二氧化碳", "减排CO2", "二氧化碳减排"),
    MATERIAL("material_saved", "t", "material", "原辅料", "原辅材料", "节约原辅料", "节约原辅材料"),
    WATER("water_saved", "t", "water", "节水", "节水量"),
    COD("cod_reduced", "t", "cod", "化学需氧量", "减排COD"),
    AMMONIA_NITROGEN("ammonia_nitrogen_reduced", "t", "ammonia_nitrogen", "氨氮", "减排氨氮"),
    SMOKE("particulates_reduced", "t", "smoke", "烟尘", "减排烟尘"),
    DUST("particulates_reduced", "t", "dust", "粉尘", "减排粉尘"),
    SO2("so2_reduced", "t", "so2", "二氧化硫", "减排SO2"),
    NOX("nox_reduced", "t", "nox", "氮氧化物", "减排NOx"),
    VOCS("vocs_reduced", "t", "vocs", "voc", "挥发性有机物", "减排VOC", "减排VOCs"),
    SOLID_WASTE("solid_waste_reduced", "t", "solid_waste", "固废", "固体废物", "减少固废"),
    LIQUID_WASTE(null, null, "liquid_waste", "废液", "减少废液"),
    HEAVY_METALS("heavy_metals_reduced", "t", "heavy_metals", "重金属", "减排重金属"),
    OTHER(null, null, "other", "其他", "其它");

    /// A table without the names of its measures is another one.
    static final Headers<OutcomeColumn> HEADERS =
            Headers.of(OutcomeColumn.class, NAME).orWithout(OutcomeColumn::withoutUnit);

    private static final Pattern UNIT = Pattern.compile("(?s)(.*?)[（(\\[]([^（(\\[）)\\]]*)[）)\\]]\\s*");

    private final @Nullable String metric;
    private final @Nullable String unit;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> headers;

    OutcomeColumn(@Nullable String metric, @Nullable String unit, String... headers) {
        this.metric = metric;
        this.unit = unit;
        this.headers = List.of(headers);
    }

    @Override
    public List<String> headers() {
        return headers;
    }

    Optional<String> metric() {
        return Optional.ofNullable(metric);
    }

    /// The unit of its numbers: what the header says in brackets, else the usual one.
    String unit(@Nullable String heading) {
        var match = UNIT.matcher(heading == null ? "" : heading);
        var written = match.matches() ? match.group(2).strip() : "";
        if (written.isEmpty()) {
            return String.valueOf(unit);
        }
        // 折标煤(t): the tonnes are of standard coal already; those of 节煤(t) may be of any coal.
        return this == COAL && match.group(1).contains("标") && written.matches("(?i)t|吨|t/a|吨/年") ? "tce" : written;
    }

    private static String withoutUnit(String header) {
        var match = UNIT.matcher(header);
        return match.matches() ? match.group(1) : header;
    }
}
