package pilotregistry.alert;

import java.util.List;
import pilotregistry.casestudy.CaseAspect;
import pilotregistry.casestudy.CaseStudyId;

/// One case that is told of: what outlives a retraction of it, and no more.
///
/// @param caseNumber such as `CS-2024-0001`
/// @param version that is told of
/// @param aspects what changed; none for what is new or retracted
record News(
        NewsKind kind, CaseStudyId caseStudy, String caseNumber, String title, int version, List<CaseAspect> aspects) {

    News {
        aspects = List.copyOf(aspects);
    }
}
