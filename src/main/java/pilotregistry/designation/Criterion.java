package pilotregistry.designation;

import pilotregistry.language.Label;

/// What an expert scores. The notice asks for each (一、四（三）、annex 四–七) and weighs none against another: they weigh
/// alike.
public enum Criterion {
    /// 工作基础与资金支持, 四（三）
    GROUNDWORK_AND_FUNDING(20, "工作基础与资金支持", "groundwork and funding"),
    /// 创新性, annex 五
    INNOVATION(20, "创新性", "innovation"),
    /// 可复制、可推广, 一
    REPLICABILITY(20, "可复制、可推广", "replicability"),
    /// 可行性, annex 四、六
    FEASIBILITY(20, "可行性", "feasibility"),
    /// 预期成果及效益, annex 七
    EXPECTED_BENEFIT(20, "预期成果及效益", "expected benefit");

    private final int weight;
    private final String zh;
    private final String en;

    Criterion(int weight, String zh, String en) {
        this.weight = weight;
        this.zh = zh;
        this.en = en;
    }

    /// Of a hundred.
    public int weight() {
        return weight;
    }

    Label label() {
        return new Label(zh, en);
    }
}
