package pilotregistry.alert;

import org.jspecify.annotations.Nullable;
import pilotregistry.casestudy.CaseEdition;
import pilotregistry.casestudy.CaseStudyId;
import pilotregistry.pilot.PilotStatus;

/// A case that a saved search has found, and the edition that its owner knows.
record Known(CaseStudyId caseStudy, int version, @Nullable PilotStatus end) {

    static Known of(CaseStudyId caseStudy, CaseEdition edition) {
        return new Known(caseStudy, edition.version(), edition.end());
    }

    CaseEdition edition() {
        return new CaseEdition(version, end);
    }
}
