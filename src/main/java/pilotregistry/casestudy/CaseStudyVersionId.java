package pilotregistry.casestudy;

import pilotregistry.ledger.Identifier;

/// Names a published version, such as `caseversion_…_2`: always the same for one case study and number.
public record CaseStudyVersionId(String value) implements Identifier {

    public static final String PREFIX = "caseversion";

    static CaseStudyVersionId of(CaseStudyId study, int number) {
        return new CaseStudyVersionId(
                PREFIX + "_" + study.value().substring(CaseStudyId.PREFIX.length() + 1) + "_" + number);
    }

    /// The case study it is a version of.
    CaseStudyId study() {
        var last = value.lastIndexOf('_');
        return new CaseStudyId(CaseStudyId.PREFIX + value.substring(PREFIX.length(), Math.max(last, PREFIX.length())));
    }

    @Override
    public String toString() {
        return value;
    }
}
