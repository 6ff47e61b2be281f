package pilotregistry.designation;

import pilotregistry.language.Label;

/// What an expert scores. The notice asks for each (一、四（三）、annex 四–七) and weighs none against another: they weigh
/// alike.
public enum Criterion {
    /// 工作基础与资金支持, 四（三）
    GROUNDWORK_AND_FUNDING(20, new Label("工作基础与资金支持", "groundwork and funding")),
    /// 创新性, annex 五
    INNOVATION(20, new Label("创新性", "innovation")),
    /// 可复制、可推广, 一
    REPLICABILITY(20, new Label("可复制、可推广", "replicability")),
    /// 可行性, annex 四、六
    FEASIBILITY(20, new Label("可行性", "feasibility")),
    /// 预期成果及效益, annex 七
    EXPECTED_BENEFIT(20, new Label("预期成果及效益", "expected benefit"));

    private final int weight;
    private final Label label;

    Criterion(int weight, Label label) {
        this.weight = weight;
        this.label = label;
    }

    /// Of a hundred.
    public int weight() {
        return weight;
    }

    Label label() {
        return label;
    }
}
