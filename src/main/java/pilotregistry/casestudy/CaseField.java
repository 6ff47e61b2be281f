package pilotregistry.casestudy;

import java.util.List;
import pilotregistry.sheet.Headers;
import pilotregistry.sheet.SheetField;

/// What a column of an imported table of cases can state. Lists are parted by bars, results are `metric=value unit`.
enum CaseField implements SheetField {
    KEY("key", "标识", "键"),
    TITLE("title", "题名", "标题"),
    SUMMARY("summary", "摘要"),
    PROBLEM("problem", "问题"),
    APPROACH("approach", "做法"),
    RESULTS("results", "结果", "成效"),
    INDUSTRIES("industries", "行业"),
    PILOT_TYPE("pilotType", "试点类型"),
    PROVINCE_CODE("provinceCode", "省级代码", "省份代码"),
    PREFECTURE_CODE("prefectureCode", "地级代码", "地市代码"),
    REGION_ID("regionId", "区域", "重点区域"),
    WATERSHED_ID("watershedId", "流域"),
    SCALE("replicability.scale", "scale", "适用规模"),
    PREREQUISITES("replicability.prerequisites", "prerequisites", "前提条件"),
    NOT_SUITABLE_WHEN("replicability.notSuitableWhen", "notSuitableWhen", "不适用情形"),
    PAYBACK_YEARS("replicability.paybackYears", "paybackYears", "回收期"),
    YEAR("year", "年份"),
    SYNTHETIC("synthetic", "合成"),
    SOURCE("source", "出处"),
    CERTAINTY("certainty", "可信程度");

    static final Headers<CaseField> HEADERS = Headers.of(CaseField.class, KEY, TITLE, SUMMARY);

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> headers;

    CaseField(String... headers) {
        this.headers = List.of(headers);
    }

    @Override
    public List<String> headers() {
        return headers;
    }
}
