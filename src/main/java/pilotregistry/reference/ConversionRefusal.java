package pilotregistry.reference;

import pilotregistry.language.Label;

/// Why a unit cannot measure a metric.
public enum ConversionRefusal {
    UNKNOWN_METRIC("没有这个成效指标。", "There is no such outcome metric."),
    UNKNOWN_UNIT("不认识这个计量单位。", "This unit is not known."),
    NOT_PER_YEAR("只接受按年的量（如 t/a），请换算。", "Only yearly rates are taken (such as t/a); convert it first."),
    NOT_A_QUANTITY("该指标的值不是带单位的数量。", "The values of this metric are no quantities with a unit."),
    OTHER_DIMENSION("单位与指标的量纲不同。", "The unit measures something else than the metric."),
    NOT_FOR_THIS_METRIC("该单位不用于这个指标（如立方米只用于水）。", "The unit is not for this metric (cubic metres are for water only)."),
    METRIC_NOT_ANNUAL("该指标是一次性的量，不按年计。", "The metric is counted once, not per year.");

    private final String zh;
    private final String en;

    ConversionRefusal(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public Label text() {
        return new Label(zh, en);
    }
}
