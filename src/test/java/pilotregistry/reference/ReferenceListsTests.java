package pilotregistry.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pilotregistry.language.Label;

class ReferenceListsTests {

    private static final ReferenceLists LISTS = ReferenceLists.load();

    @Test
    void countsWhatTheNoticeAndTheNationalListsCount() {
        assertThat(LISTS.provinces()).hasSize(32);
        assertThat(LISTS.provinces()).filteredOn(Province::inGb2260).hasSize(31);
        assertThat(LISTS.industries()).hasSize(14);
        assertThat(LISTS.industries()).filteredOn(Industry::namedInNotice).hasSize(13);
        assertThat(LISTS.watersheds()).hasSize(7);
        assertThat(LISTS.pollutants()).hasSize(4);
        assertThat(LISTS.outcomeMetrics()).hasSize(30);
        assertThat(LISTS.rules()).hasSize(38);
        assertThat(LISTS.policyDocuments()).hasSize(11);
        assertThat(LISTS.auditStages()).hasSize(7);
        assertThat(LISTS.cpLevels()).hasSize(3);
        assertThat(LISTS.glossary()).hasSize(49);
        assertThat(LISTS.pilotTypes()).extracting(PilotTypeDefinition::type).containsExactly(PilotType.values());
    }

    @Test
    void knowsThePlanOutlineOfSevenSectionsAndSixParts() {
        assertThat(LISTS.planOutline()).extracting(PlanOutlineSection::number).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(LISTS.planOutline().stream().flatMap(section -> section.parts().stream()))
                .extracting(PlanOutlinePart::number)
                .containsExactly("1.1", "1.2", "2.1", "2.2", "4.1", "4.2");
    }

    @Test
    void givesEveryProvinceItsTwoRecommendingDepartments() {
        assertThat(LISTS.provinces())
                .allSatisfy(province -> assertThat(province.ecologyDepartment().zh())
                        .startsWith(province.name().zh())
                        .contains("生态环境"))
                .allSatisfy(province ->
                        assertThat(province.developmentDepartment().zh()).endsWith("发展和改革委员会"));
        var corps = LISTS.province("660000").orElseThrow();
        assertThat(corps.inGb2260()).isFalse();
        assertThat(corps.kind()).isEqualTo(ProvinceKind.CORPS);
    }

    @Test
    void quotesTheNoticeWhereItSaysItDoes() {
        assertThat(LISTS.rules()).filteredOn(Rule::zhVerbatim).hasSize(32);
        var deadline = LISTS.rule("R25").orElseThrow();
        assertThat(deadline.id()).isEqualTo("rule_R25");
        assertThat(deadline.clause()).isEqualTo("六");
        assertThat(deadline.document().number()).isEqualTo("环办科财函〔2023〕79号");
        assertThat(deadline.text().zh()).contains("于2023年4月7日前", "逾期不予受理");
    }

    @Test
    void leavesTheImplementerOfTypeFourOpenAsTheNoticeDoes() {
        assertThat(LISTS.pilotType(PilotType.KEY_INDUSTRY).applicantIsImplementer())
                .isTrue();
        var joint = LISTS.pilotType(PilotType.REGION_WATERSHED);
        assertThat(joint.applicantIsImplementer()).isNull();
        assertThat(joint.coAuditScopes()).extracting(CoAuditScope::kind).containsExactly(CoAuditKind.values());
    }

    @Test
    void saysWhichMetricsShowWhatIsDoneAboutAPollutant() {
        assertThat(LISTS.pollutant("O3").orElseThrow().metrics())
                .extracting(OutcomeMetric::key)
                .containsExactly("nox_reduced", "vocs_reduced");
    }

    @Test
    void namesTheProvincesOfAWatershedAndHowMuchOfThem() {
        var yangtze = LISTS.watershed("YANGTZE").orElseThrow();
        assertThat(yangtze.provinces()).hasSize(19);
        assertThat(yangtze.provinces())
                .filteredOn(each -> each.scope() == WatershedScope.WHOLE)
                .hasSize(11);
        assertThat(yangtze.reaches(LISTS.province("320000").orElseThrow())).isTrue();
        assertThat(yangtze.reaches(LISTS.province("210000").orElseThrow())).isFalse();
    }

    @Test
    void neverShowsTheAddressOfACopy() {
        var texts = Stream.of(
                        LISTS.rules(),
                        LISTS.outcomeMetrics(),
                        LISTS.watersheds(),
                        LISTS.industries(),
                        LISTS.regions().on(LocalDate.EPOCH),
                        LISTS.policyDocuments(),
                        LISTS.cpLevels())
                .flatMap(List::stream)
                .map(Object::toString);
        assertThat(texts)
                .noneMatch(text -> text.matches("(?s).*(https?:|www\\.|\\.(com|cn|net|org|hk)\\b|stored file).*"));
    }

    @Test
    void speaksBothLanguages() {
        assertThat(LISTS.cpLevel(CpLevel.I).name())
                .isEqualTo(new Label("Ⅰ级（国际清洁生产领先水平）", "Level I: internationally leading"));
        assertThat(LISTS.term("typical_case").orElseThrow().term()).isEqualTo(new Label("典型案例", "typical case"));
        assertThat(LISTS.auditStage("5").orElseThrow().manualName()).isEqualTo("可行性分析");
    }

    @Test
    void findsEverythingByItsGlobalId() {
        var date = LocalDate.of(2023, 3, 3);
        assertThat(List.of(
                        "province_320000",
                        "division_320771",
                        "region_BTH",
                        "watershed_YANGTZE",
                        "industry_STEEL",
                        "pollutant_PM25",
                        "metric_cod_reduced",
                        "unit_WAN_TONNE",
                        "rule_R25",
                        "document_BATCH_2_CALL",
                        "pilottype_SIMPLIFIED",
                        "plansection_4",
                        "stage_5",
                        "cplevel_II",
                        "term_typical_case"))
                .allSatisfy(id -> assertThat(LISTS.node(id, date)).isPresent())
                .extracting(id -> id.substring(0, id.indexOf('_')))
                .containsExactlyInAnyOrderElementsOf(ReferenceLists.idPrefixes());
        assertThat(LISTS.node("rule_R99", date)).isEmpty();
        assertThat(LISTS.node("cplevel_IV", date)).isEmpty();
        assertThat(LISTS.node("nonsense", date)).isEmpty();
    }
}
