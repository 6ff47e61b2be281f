package pilotregistry.casestudy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CitationTests {

    @Test
    void followsTheChineseStandard() {
        assertThat(Citation.of(version(new CaseLabels(false, false, false)), CitationStyle.GB_T_7714, null))
                .isEqualTo("石狮市大堡集控区管理委员会. 印染园区整体审核[DB/OL]. 第1版. 清洁生产审核创新试点登记系统, 2024(2024-11-01). CS-2024-0001.");
        assertThat(Citation.of(
                        version(new CaseLabels(false, false, false)),
                        CitationStyle.GB_T_7714,
                        LocalDate.of(2025, 3, 4)))
                .endsWith("2024(2024-11-01)[2025-03-04]. CS-2024-0001.");
    }

    @Test
    void isWrittenInEnglishToo() {
        assertThat(Citation.of(
                        version(new CaseLabels(false, false, false)), CitationStyle.ENGLISH, LocalDate.of(2025, 3, 4)))
                .isEqualTo(
                        "石狮市大堡集控区管理委员会 (2024). 印染园区整体审核 (CS-2024-0001, version 1, 2024-11-01). Registry of Cleaner Production Audit Innovation Pilots. CC-BY-4.0. Accessed 2025-03-04.");
    }

    @Test
    void tellsWhatReadersHaveToBeTold() {
        var version = version(new CaseLabels(true, true, true));
        assertThat(Citation.of(version, CitationStyle.GB_T_7714, null))
                .contains("印染园区整体审核（合成数据，并非真实案例；试点尚未通过评估；定性案例，无经确认的成效）[DB/OL]");
        assertThat(Citation.of(version, CitationStyle.ENGLISH, null))
                .contains(
                        "[synthetic, not a real case; the pilot has not passed its assessment; qualitative, without a confirmed outcome]");
    }

    @Test
    void countsTheDayInBeijing() {
        var study = CaseFixtures.checked();
        study.publish(
                CaseFixtures.PASSED,
                CaseNumber.of(2025, 1),
                Instant.parse("2024-12-31T16:00:00Z"),
                new Publisher(CaseFixtures.MINISTRY, "zhao.mee"));
        assertThat(Citation.of(CaseStudyVersion.published(study), CitationStyle.GB_T_7714, null))
                .contains("2025(2025-01-01)");
    }

    private static CaseStudyVersion version(CaseLabels labels) {
        var paper = CaseFixtures.paper(CaseFixtures.content("印染园区整体审核"), labels);
        var first = CasePublication.after(
                null,
                paper,
                java.util.List.of(CaseFixtures.OUTCOME),
                null,
                CaseFixtures.NOW,
                new Publisher(CaseFixtures.MINISTRY, "zhao.mee"));
        var study = CaseStudy.imported(new CaseStudyId("case_1"), CaseFixtures.entry(), CaseNumber.of(2024, 1), first);
        return CaseStudyVersion.published(study);
    }
}
