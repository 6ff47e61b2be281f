package pilotregistry.designation;

import pilotregistry.language.Label;

/// A conflict of interest that follows from an expert's mandates.
///
/// @param body the body that both sides share, or the province
public record Conflict(Ground ground, String body) {

    /// How the expert is bound to the application.
    public enum Ground {
        APPLICANT("申报单位", "the applicant"),
        IMPLEMENTER("实施单位", "the implementer"),
        CO_APPLICANT("共同申报单位", "a co-applicant"),
        CONTRACTOR("协助单位", "a contractor"),
        ENTERPRISE_IN_SCOPE("范围内的企业", "an enterprise in scope"),
        LEAD_PROVINCE("牵头省份的单位", "a body of the lead province");

        private final String zh;
        private final String en;

        Ground(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        Label label() {
            return new Label(zh, en);
        }
    }
}
