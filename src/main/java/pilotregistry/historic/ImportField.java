package pilotregistry.historic;

import java.util.List;
import java.util.Optional;
import pilotregistry.sheet.Headers;
import pilotregistry.sheet.SheetField;

/// What a column of an imported table can state of a pilot, with the headers it is known by.
enum ImportField implements SheetField {
    BATCH("batch", "batch_number", "批次", "批次号", "所属批次"),
    NAME("name", "project_name", "pilot", "pilot_name", "名称", "项目名称", "试点名称", "试点项目名称", "试点项目"),
    TYPE("type", "pilot_type", "类型", "试点类型", "项目类型"),
    PROVINCE("province", "省份", "省", "所在省份", "省级单位"),
    PROVINCE_CODE("province_code", "省份代码", "省代码", "省级代码"),
    LEAD_PROVINCE("lead_province", "牵头省份", "推荐省份"),
    PREFECTURE_CODE("prefecture_code", "地市代码", "市代码", "地级代码"),
    COUNTY_CODE("county_code", "县区代码", "区县代码", "县代码", "县级代码"),
    INDUSTRY_OR_PARK("industry_or_park", "行业或园区", "园区或行业", "试点对象"),
    INDUSTRIES("industries", "industry", "行业", "所属行业", "行业代码"),
    APPLICANT("applicant", "申报单位", "申请单位"),
    IMPLEMENTER("implementer", "实施单位"),
    DESIGNATION_NUMBER("designation_number", "认定文号", "认定通知文号"),
    DESIGNATED_ON("designated_on", "认定日期", "认定时间"),
    TERM_START("term_start", "期限起", "试点期限起", "起始月"),
    TERM_END("term_end", "期限止", "试点期限止", "截止月"),
    OUTCOME("outcome", "assessment", "评估结果", "评估"),
    ASSESSMENT_NUMBER("assessment_number", "评估文号", "公布文号"),
    ASSESSED_ON("assessed_on", "评估公布日期", "公布日期"),
    ASSESSMENT_SOURCE("assessment_source", "评估来源", "评估出处"),
    FACTS("facts", "事实"),
    SOURCE("source", "来源", "出处", "信息来源"),
    CERTAINTY("certainty", "可信度", "可信程度");

    static final Headers<ImportField> HEADERS = Headers.of(ImportField.class, BATCH, NAME);

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> headers;

    ImportField(String... headers) {
        this.headers = List.of(headers);
    }

    @Override
    public List<String> headers() {
        return headers;
    }

    static Optional<ImportField> of(String header) {
        return HEADERS.field(header);
    }
}
