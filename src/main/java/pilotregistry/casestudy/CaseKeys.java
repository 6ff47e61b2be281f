package pilotregistry.casestudy;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotregistry.application.IndustryChoice;
import pilotregistry.language.Pinyin;
import pilotregistry.reference.PilotType;

/// What lists of case studies filter and sort by: of the published version, so that a newer draft shows nowhere; of a
/// retracted one nothing but its tombstone.
record CaseKeys(
        CaseStudyStatus standing,
        String title,
        String titleSort,
        List<String> industries,
        @Nullable PilotType pilotType,
        @Nullable String province,
        @Nullable String prefecture,
        @Nullable String region,
        @Nullable String watershed,
        @Nullable Integer year,
        @Nullable BigDecimal paybackYears,
        @Nullable Boolean synthetic,
        @Nullable Boolean inProgress,
        @Nullable Boolean qualitative,
        @Nullable Boolean verified,
        int replications) {

    static CaseKeys of(CaseProgress progress, int replications) {
        var paper = progress.paper();
        if (paper == null) {
            return tombstone(progress);
        }
        var content = paper.content();
        return new CaseKeys(
                progress.standing(),
                content.title(),
                Pinyin.of(content.title()),
                industries(content),
                content.pilotType(),
                content.provinceCode(),
                content.prefectureCode(),
                content.regionCode(),
                content.watershedCode(),
                content.year(),
                content.replicability().paybackYears(),
                paper.labels().synthetic(),
                paper.labels().inProgress(),
                paper.labels().qualitative(),
                progress.publication() != null && progress.publication().verified(),
                replications);
    }

    private static CaseKeys tombstone(CaseProgress progress) {
        return new CaseKeys(
                progress.standing(),
                progress.title(),
                Pinyin.of(progress.title()),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0);
    }

    private static List<String> industries(CaseContent content) {
        Set<String> codes = new LinkedHashSet<>();
        content.industries().stream().map(IndustryChoice::code).forEach(codes::add);
        return List.copyOf(codes);
    }
}
