package pilotregistry.casestudy;

import pilotregistry.ledger.Identifier;

/// Names a case study.
public record CaseStudyId(String value) implements Identifier {

    public static final String PREFIX = "case";

    @Override
    public String toString() {
        return value;
    }
}
