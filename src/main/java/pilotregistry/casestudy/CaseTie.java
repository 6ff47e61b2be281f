package pilotregistry.casestudy;

import pilotregistry.language.Label;

/// A conflict of interest that follows from an expert's mandates.
///
/// @param body the body that both sides share
record CaseTie(Ground ground, String body) {

    /// How the expert is bound to the case study.
    enum Ground {
        AUTHOR("撰写单位", "the author"),
        APPLICANT("试点申报单位", "the applicant of the pilot"),
        IMPLEMENTER("试点实施单位", "the implementer of the pilot"),
        ENTERPRISE_IN_SCOPE("试点范围内的企业", "an enterprise in scope of the pilot"),
        PROVINCE("该省的单位", "a body of its province");

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
