package pilotregistry.casestudy;

import pilotregistry.ledger.Identifier;

/// Names a published version, such as `caseversion_…_2`: always the same for one case study and number.
public record CaseStudyVersionId(String value) implements Identifier {

    public static final String PREFIX = "caseversion";

    static CaseStudyVersionId of(CaseStudyId study, int number) {
        return new CaseStudyVersionId(
                PREFIX + "_" + study.value().substring(CaseStudyId.PREFIX.length() + 1) + "_" + number);
    }

    @Override
    public String toString() {
        return value;
    }
}
