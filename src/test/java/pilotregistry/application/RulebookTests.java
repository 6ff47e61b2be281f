package pilotregistry.application;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.application.ApplicationFixtures.FUJIAN;
import static pilotregistry.application.ApplicationFixtures.PARK;
import static pilotregistry.application.ApplicationFixtures.SHISHI;
import static pilotregistry.application.ApplicationFixtures.completeContent;
import static pilotregistry.application.ApplicationFixtures.enterprises;
import static pilotregistry.application.ApplicationFixtures.with;
import static pilotregistry.application.Finding.Verdict.*;
import static pilotregistry.application.FindingCode.*;
import static pilotregistry.organization.OrganizationFixtures.organization;
import static pilotregistry.organization.OrganizationKind.*;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import pilotregistry.application.BaselineCoverage.Coverage;
import pilotregistry.application.EnvironmentalEvent.EventKind;
import pilotregistry.attachment.FileId;
import pilotregistry.attachment.StoredFile;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchFixtures;
import pilotregistry.batch.BatchId;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;
import pilotregistry.organization.Organization;
import pilotregistry.organization.OrganizationId;
import pilotregistry.organization.OrganizationKind;
import pilotregistry.organization.OrganizationLevel;
import pilotregistry.reference.PilotType;
import pilotregistry.reference.ReferenceLists;

/// Every rule of the notice, asked of an application about 石狮市大堡集控区 that meets them all until one thing is changed.
class RulebookTests {

    private static final ReferenceLists REFERENCE = ReferenceLists.load();
    private static final Messages MESSAGES = new Messages();
    private static final Instant NOW = Instant.parse("2023-03-10T00:00:00Z");
    private static final OrganizationId DEPARTMENT = new OrganizationId("organization_department");

    private final Map<OrganizationId, Organization> bodies = new HashMap<>();
    private Batch call = BatchFixtures.second();
    private Instant now = NOW;
    private @Nullable Coverage coverage;

    RulebookTests() {
        body(PARK, PARK_ADMINISTRATION, OrganizationLevel.NONE, FUJIAN);
        body(DEPARTMENT, GOVERNMENT_DEPARTMENT, OrganizationLevel.PREFECTURE, FUJIAN);
    }

    @Test
    void refusesNothingOfACompleteApplication() {
        var findings = findings(completeContent());
        assertThat(findings.values()).noneMatch(Finding::refuses);
        assertThat(findings.values())
                .filteredOn(finding -> finding.verdict() != MET)
                .extracting(Finding::code)
                .containsExactlyInAnyOrder(BEYOND_BASELINE, PAPER_COPIES);
    }

    @Test
    void namesEverythingThatIsMissingAtOnce() {
        var refused = findings(ApplicationContent.EMPTY).values().stream()
                .filter(Finding::refuses)
                .map(Finding::code);
        assertThat(refused)
                .containsExactlyInAnyOrder(
                        TYPE,
                        INDUSTRIES,
                        OBJECT,
                        LEAD_PROVINCE,
                        CLEAN_RECORD_DECLARED,
                        GROUNDWORK,
                        FUNDING,
                        PLAN_COMPLETE,
                        SCHEDULE,
                        EXPECTED_OUTCOMES,
                        CONTACT,
                        TITLE);
    }

    @Test
    void ordersFindingsByTheNumberOfTheRule() {
        assertThat(findings(completeContent()).values())
                .extracting(Finding::rule)
                .isSorted();
        assertThat(FindingCode.values()).extracting(FindingCode::rule).isSorted();
    }

    @ParameterizedTest
    @EnumSource
    void namesOnlyRulesOfTheNotice(FindingCode code) {
        assertThat(REFERENCE.rule(code.rule())).isPresent();
    }

    @Test
    void namesClausesOfTheNotice() {
        var rulebook = rulebook();
        assertThat(rulebook.clause("R25")).isEqualTo("R25, 通知六");
        assertThat(rulebook.clause("R16")).isEqualTo("R16, 通知四（二）");
    }

    @ParameterizedTest
    @EnumSource
    void canRefuseToFileForEveryCodeThatRefuses(FindingCode code) {
        var filing = Set.of(FileApplicationErrorCode.values()).stream().map(Enum::name);
        assertThat(filing.anyMatch(code.name()::equals)).isEqualTo(code.severity() == Finding.Severity.REFUSES);
    }

    @Test
    void saysTheSameWhenItRefusesToFile() {
        var finding = finding(PLAN_COMPLETE, ApplicationContent.EMPTY);
        var refusal = finding.refusal(FileApplicationErrorCode.class, rulebook().clause(finding.rule()));
        assertThat(MESSAGES.say(refusal.key(), refusal.facts(), Language.ZH))
                .startsWith(chinese(finding))
                .endsWith("请按编制大纲补齐所缺部分（plan）。");
        assertThat(refusal.path()).containsExactly("content", "plan");
        assertThat(refusal.clause()).isEqualTo("R24, 通知六, 附件");
    }

    @Nested
    class OfTitleAndType {

        @Test
        void asksForATitle() {
            assertThat(verdict(TITLE, "title", "  ")).isEqualTo(NOT_MET);
            assertThat(verdict(TITLE, "title", null)).isEqualTo(NOT_MET);
        }

        @Test
        void asksForOneOfTheFourTypes() {
            assertThat(verdict(TYPE, "type", null)).isEqualTo(NOT_MET);
        }

        @Test
        void asksNothingOfATypeThatIsNotChosen() {
            assertThat(findings(with(completeContent(), "type", null)))
                    .doesNotContainKeys(OBJECT_KIND, OBJECT_PLACE, APPLICANT_KIND, APPLICANT_LEVEL, ENTERPRISES);
        }
    }

    @Nested
    class OfIndustries {

        @Test
        void asksForAtLeastOne() {
            assertThat(verdict(INDUSTRIES, "industries", List.of())).isEqualTo(NOT_MET);
        }

        @Test
        void refusesAnotherIndustryWithoutAName() {
            assertThat(verdict(INDUSTRIES, "industries", List.of(new IndustryChoice("OTHER", " "))))
                    .isEqualTo(NOT_MET);
        }

        @Test
        void onlyFlagsANamedIndustryOutsideTheThirteen() {
            var findings = findings(with(completeContent(), "industries", other("轴承")));
            assertThat(findings.get(INDUSTRIES).verdict()).isEqualTo(MET);
            assertThat(findings.get(INDUSTRY_OUTSIDE_LIST).verdict()).isEqualTo(NOT_MET);
            assertThat(findings.get(INDUSTRY_OUTSIDE_LIST).refuses()).isFalse();
            assertThat(chinese(findings.get(INDUSTRY_OUTSIDE_LIST))).contains("轴承");
        }

        @Test
        void asksForAKeyIndustryInTheFirstType() {
            assertThat(finding(KEY_INDUSTRY, keyIndustry()).verdict()).isEqualTo(MET);
            var outside = with(keyIndustry(), "industries", other("轴承"));
            assertThat(finding(KEY_INDUSTRY, outside).refuses()).isTrue();
            assertThat(finding(KEY_INDUSTRY, with(outside, "openListNote", "当地支柱产业"))
                            .verdict())
                    .isEqualTo(TO_BE_JUDGED);
        }

        @Test
        void flagsKeyIndustriesInTheThirdType() {
            var finding = finding(NON_KEY_INDUSTRY, simplified());
            assertThat(finding.verdict()).isEqualTo(NOT_MET);
            assertThat(finding.refuses()).isFalse();
            assertThat(chinese(finding)).contains("印染、电镀");
        }

        @Test
        void expectsTheThirdTypeOutsideTheThirteen() {
            var findings = findings(with(simplified(), "industries", other("家具")));
            assertThat(findings.get(NON_KEY_INDUSTRY).verdict()).isEqualTo(MET);
            assertThat(findings).doesNotContainKey(INDUSTRY_OUTSIDE_LIST);
        }
    }

    @Nested
    class OfTheObject {

        @Test
        void asksForANamedObject() {
            assertThat(verdict(OBJECT, "object", null)).isEqualTo(NOT_MET);
            assertThat(verdict(OBJECT, "object", new PilotObject(ObjectKind.PARK, "", List.of(SHISHI), null, null)))
                    .isEqualTo(NOT_MET);
        }

        @ParameterizedTest
        @CsvSource({
            "KEY_INDUSTRY, INDUSTRY_IN_AREA",
            "PARK_CLUSTER, PARK",
            "PARK_CLUSTER, CLUSTER",
            "SIMPLIFIED, NON_KEY_ENTERPRISES",
            "REGION_WATERSHED, REGION",
            "REGION_WATERSHED, WATERSHED"
        })
        void fitsTheKindToTheType(PilotType type, ObjectKind kind) {
            assertThat(ofKind(type, kind).verdict()).isEqualTo(MET);
        }

        @ParameterizedTest
        @CsvSource({
            "KEY_INDUSTRY, PARK",
            "PARK_CLUSTER, INDUSTRY_IN_AREA",
            "SIMPLIFIED, CLUSTER",
            "REGION_WATERSHED, PARK",
            "PARK_CLUSTER, WATERSHED"
        })
        void refusesAKindOfAnotherType(PilotType type, ObjectKind kind) {
            assertThat(ofKind(type, kind).refuses()).isTrue();
        }

        @Test
        void asksForAPlaceOfTheFirstThreeTypes() {
            assertThat(verdict(OBJECT_PLACE, "object", park(List.of()))).isEqualTo(NOT_MET);
            assertThat(findings(regional("110000"))).doesNotContainKey(OBJECT_PLACE);
        }

        @Test
        void refusesAPlaceOutsideTheRecommendingProvince() {
            var finding = finding(OBJECT_PLACE, with(completeContent(), "object", park(List.of(SHISHI, "330300"))));
            assertThat(finding.refuses()).isTrue();
            assertThat(chinese(finding)).contains("不在推荐省份之内的：浙江省温州市");
        }

        @Test
        void takesXinjiangForTheTerritoryOfTheCorps() {
            body(PARK, PARK_ADMINISTRATION, OrganizationLevel.NONE, "660000");
            var content = with(with(completeContent(), "leadProvince", "660000"), "object", park(List.of("659001")));
            assertThat(finding(OBJECT_PLACE, content).verdict()).isEqualTo(MET);
            assertThat(finding(LEAD_PROVINCE, content).verdict()).isEqualTo(MET);
        }

        @Test
        void asksForMoreThanOneEnterpriseUnlessSimplified() {
            assertThat(verdict(ENTERPRISES, "enterprises", enterprises(1))).isEqualTo(NOT_MET);
            assertThat(verdict(ENTERPRISES, "enterprises", enterprises(2))).isEqualTo(MET);
            assertThat(finding(ENTERPRISES, with(simplified(), "enterprises", enterprises(1)))
                            .verdict())
                    .isEqualTo(MET);
            assertThat(finding(ENTERPRISES, with(simplified(), "enterprises", List.of()))
                            .refuses())
                    .isTrue();
        }
    }

    @Nested
    class OfRegions {

        @Test
        void takesTaiyuanForBeijingTianjinHebeiUntilTheVersionChanged() {
            assertThat(finding(REGION_MEMBERS, regional("140100")).verdict()).isEqualTo(MET);
            call = BatchFixtures.second(LocalDate.of(2023, 11, 29), LocalDate.of(2023, 12, 31));
            assertThat(finding(REGION_MEMBERS, regional("140100")).verdict()).isEqualTo(MET);
            call = BatchFixtures.second(LocalDate.of(2023, 11, 30), LocalDate.of(2023, 12, 31));
            var moved = finding(REGION_MEMBERS, regional("140100"));
            assertThat(moved.verdict()).isEqualTo(NOT_MET);
            assertThat(moved.refuses()).isFalse();
            assertThat(chinese(moved)).contains("京津冀及周边地区", "2+36", "山西省太原市");
        }

        @Test
        void goesByTheLastDayWhereTheNoticeHasNoDate() {
            call = BatchFixtures.second(null, LocalDate.of(2023, 11, 30));
            assertThat(finding(REGION_MEMBERS, regional("140100")).verdict()).isEqualTo(NOT_MET);
            call = BatchFixtures.second(null, LocalDate.of(2023, 11, 29));
            assertThat(finding(REGION_MEMBERS, regional("140100")).verdict()).isEqualTo(MET);
        }

        @Test
        void leavesAPlaceThatIsPartlyInsideToAPerson() {
            assertThat(finding(REGION_MEMBERS, regional("130000")).verdict()).isEqualTo(TO_BE_JUDGED);
            assertThat(finding(REGION_MEMBERS, regional()).verdict()).isEqualTo(TO_BE_JUDGED);
        }

        @Test
        void saysWhenTheRegionHadNoDefinitionYet() {
            call = BatchFixtures.second(LocalDate.of(2015, 1, 1), LocalDate.of(2023, 4, 7));
            var finding = finding(REGION_MEMBERS, regional("140100"));
            assertThat(finding.verdict()).isEqualTo(NOT_MET);
            assertThat(chinese(finding)).contains("尚无该区域的定义");
        }

        @Test
        void asksForARegionOrForTheReasonOfAnother() {
            var none = with(regional("140100"), "object", object(ObjectKind.REGION, null, null, "140100"));
            assertThat(finding(REGION, none).refuses()).isTrue();
            assertThat(finding(REGION, with(none, "openListNote", "山西中部城市群")).verdict())
                    .isEqualTo(TO_BE_JUDGED);
        }

        @Test
        void flagsIndustriesOutsideTheFive() {
            assertThat(finding(REGION_INDUSTRY, regional("140100")).verdict()).isEqualTo(MET);
            var dyeing = with(regional("140100"), "industries", List.of(new IndustryChoice("DYEING", null)));
            assertThat(finding(REGION_INDUSTRY, dyeing).verdict()).isEqualTo(NOT_MET);
            assertThat(finding(REGION_INDUSTRY, dyeing).refuses()).isFalse();
        }

        @Test
        void ranksAnAuditWithinOneProvince() {
            assertThat(finding(WITHIN_PROVINCE, regional("140100")).verdict()).isEqualTo(MET);
            var across = finding(WITHIN_PROVINCE, regional("140100", "130100"));
            assertThat(across.verdict()).isEqualTo(NOT_MET);
            assertThat(across.severity()).isEqualTo(Finding.Severity.RANKS);
            assertThat(finding(WITHIN_PROVINCE, regional()).verdict()).isEqualTo(TO_BE_JUDGED);
        }

        @Test
        void countsTheProvincesOfFurtherApplicants() {
            var hebei = new OrganizationId("organization_hebei");
            body(hebei, GOVERNMENT_DEPARTMENT, OrganizationLevel.PROVINCE, "130000");
            var content = with(regional("140100"), "coApplicants", List.of(hebei));
            assertThat(finding(WITHIN_PROVINCE, content).verdict()).isEqualTo(NOT_MET);
        }

        @Test
        void areNotAskedOfAPark() {
            assertThat(findings(completeContent()))
                    .doesNotContainKeys(REGION, REGION_MEMBERS, REGION_INDUSTRY, WATERSHED, WITHIN_PROVINCE);
        }
    }

    @Nested
    class OfWatersheds {

        @Test
        void flagsABasinThatTheNoticeDoesNotName() {
            assertThat(finding(WATERSHED_LIST, ofWatershed("YELLOW", "140100")).verdict())
                    .isEqualTo(MET);
            var hai = findings(ofWatershed("HAI", "140100"));
            assertThat(hai.get(WATERSHED).verdict()).isEqualTo(MET);
            assertThat(hai.get(WATERSHED_LIST).verdict()).isEqualTo(NOT_MET);
            assertThat(hai.get(WATERSHED_LIST).refuses()).isFalse();
        }

        @Test
        void asksForAWatershedOrForTheReasonOfAnother() {
            var none = with(regional(), "object", object(ObjectKind.WATERSHED, null, null, "140100"));
            assertThat(finding(WATERSHED, none).refuses()).isTrue();
            assertThat(finding(WATERSHED, with(none, "openListNote", "闽江流域")).verdict())
                    .isEqualTo(TO_BE_JUDGED);
        }

        @Test
        void warnsOfAProvinceThatTheBasinDoesNotReach() {
            var finding = finding(WATERSHED_PROVINCE, ofWatershed("YELLOW", "350581"));
            assertThat(finding.verdict()).isEqualTo(NOT_MET);
            assertThat(finding.refuses()).isFalse();
            assertThat(chinese(finding)).contains("黄河流域", "福建省");
        }

        @Test
        void leavesToAPersonWhereTheLawNamesOnlyCounties() {
            assertThat(finding(WATERSHED_PROVINCE, ofWatershed("YELLOW", "140100"))
                            .verdict())
                    .isEqualTo(TO_BE_JUDGED);
            assertThat(finding(WATERSHED_PROVINCE, ofWatershed("YANGTZE", "510100"))
                            .verdict())
                    .isEqualTo(MET);
        }

        @Test
        void flagsIndustriesOutsideTheFour() {
            assertThat(finding(WATERSHED_INDUSTRY, ofWatershed("YELLOW", "140100"))
                            .verdict())
                    .isEqualTo(MET);
            var steel = with(ofWatershed("YELLOW", "140100"), "industries", List.of(new IndustryChoice("STEEL", null)));
            assertThat(chinese(finding(WATERSHED_INDUSTRY, steel))).contains("钢铁");
        }

        @Test
        void mayComeTogetherWithARegion() {
            var both = with(regional(), "object", object(ObjectKind.REGION, "BTH", "YELLOW", "140100"));
            assertThat(findings(both)).containsKeys(REGION, REGION_MEMBERS, WATERSHED, WATERSHED_PROVINCE);
        }
    }

    @Nested
    class OfTheApplicant {

        @ParameterizedTest
        @CsvSource({
            "PARK_ADMINISTRATION, NONE, MET",
            "PARK_ADMINISTRATION, COUNTY, MET",
            "GOVERNMENT, PROVINCE, MET",
            "GOVERNMENT, COUNTY, MET",
            "GOVERNMENT, TOWNSHIP, NOT_MET",
            "GOVERNMENT_DEPARTMENT, PREFECTURE, MET",
            "GOVERNMENT_DEPARTMENT, COUNTY, NOT_MET",
            "ENTERPRISE, NONE, NOT_MET",
            "OTHER, NONE, MET"
        })
        void isOfAKindThatTheNoticeNames(OrganizationKind kind, OrganizationLevel level, Finding.Verdict verdict) {
            body(PARK, kind, level, FUJIAN);
            assertThat(finding(APPLICANT_KIND, completeContent()).verdict()).isEqualTo(verdict);
        }

        @Test
        void isFlaggedForApprovalOnlyWhenAnother() {
            assertThat(findings(completeContent())).doesNotContainKey(APPLICANT_APPROVAL);
            body(PARK, OTHER, OrganizationLevel.NONE, FUJIAN);
            var finding = finding(APPLICANT_APPROVAL, completeContent());
            assertThat(finding.verdict()).isEqualTo(NOT_MET);
            assertThat(finding.refuses()).isFalse();
        }

        @Test
        void implementsItselfInTheFirstThreeTypes() {
            assertThat(verdict(APPLICANT_IS_IMPLEMENTER, "implementer", null)).isEqualTo(NOT_MET);
            assertThat(verdict(APPLICANT_IS_IMPLEMENTER, "implementer", DEPARTMENT))
                    .isEqualTo(NOT_MET);
        }

        @Test
        void isAProvincialDepartmentInTheFourthType() {
            assertThat(finding(APPLICANT_LEVEL, regional("140100")).verdict()).isEqualTo(MET);
            body(PARK, GOVERNMENT_DEPARTMENT, OrganizationLevel.PREFECTURE, "140000");
            assertThat(finding(APPLICANT_LEVEL, with(completeContent(), "type", PilotType.REGION_WATERSHED))
                            .refuses())
                    .isTrue();
        }

        @Test
        void leavesImplementationInTheFourthTypeToProvincialDepartments() {
            assertThat(finding(APPLICANT_LEVEL, with(regional("140100"), "implementer", DEPARTMENT))
                            .refuses())
                    .isTrue();
            body(DEPARTMENT, GOVERNMENT_DEPARTMENT, OrganizationLevel.PROVINCE, "140000");
            assertThat(finding(APPLICANT_LEVEL, with(regional("140100"), "implementer", DEPARTMENT))
                            .verdict())
                    .isEqualTo(MET);
        }

        @Test
        void appliesAloneInTheFirstThreeTypes() {
            assertThat(finding(CO_APPLICANTS, with(completeContent(), "coApplicants", List.of(DEPARTMENT)))
                            .refuses())
                    .isTrue();
            assertThat(findings(completeContent())).doesNotContainKey(CO_APPLICANTS);
        }

        @Test
        void appliesWithOtherProvincialDepartmentsInTheFourth() {
            body(DEPARTMENT, GOVERNMENT_DEPARTMENT, OrganizationLevel.PROVINCE, "130000");
            var content = with(regional("140100"), "coApplicants", List.of(DEPARTMENT));
            assertThat(finding(CO_APPLICANTS, content).verdict()).isEqualTo(MET);
            body(DEPARTMENT, GOVERNMENT, OrganizationLevel.PROVINCE, "130000");
            assertThat(finding(CO_APPLICANTS, content).refuses()).isTrue();
        }

        @Test
        void isNotItsOwnFurtherApplicant() {
            assertThat(finding(CO_APPLICANTS, with(regional("140100"), "coApplicants", List.of(PARK)))
                            .refuses())
                    .isTrue();
        }

        @Test
        void isRecommendedByItsOwnProvinceIfThatIsAsked() {
            assertThat(verdict(LEAD_PROVINCE, "leadProvince", null)).isEqualTo(NOT_MET);
            assertThat(verdict(LEAD_PROVINCE, "leadProvince", "140000")).isEqualTo(NOT_MET);
            call = BatchFixtures.second(LocalDate.of(2023, 3, 3), BatchFixtures.LAST_DAY, List.of(), List.of("140000"));
            assertThat(verdict(LEAD_PROVINCE, "leadProvince", FUJIAN)).isEqualTo(NOT_MET);
        }
    }

    @Nested
    class OfTheBaseline {

        @Test
        void isLeftToAPersonWhileNobodyKnowsThePilots() {
            assertThat(finding(BEYOND_BASELINE, completeContent()).verdict()).isEqualTo(TO_BE_JUDGED);
        }

        @Test
        void ranksAnIndustryWithoutAPilotInTheFirstBatch() {
            coverage = new Coverage(Set.of("DYEING"), Set.of(PilotType.PARK_CLUSTER), true);
            var finding = finding(BEYOND_BASELINE, completeContent());
            assertThat(finding.verdict()).isEqualTo(MET);
            assertThat(chinese(finding)).contains("电镀").doesNotContain("印染");
        }

        @Test
        void isNotSureOfWhatAnIncompleteListLacks() {
            coverage = new Coverage(Set.of("DYEING"), Set.of(PilotType.PARK_CLUSTER), false);
            assertThat(finding(BEYOND_BASELINE, completeContent()).verdict()).isEqualTo(TO_BE_JUDGED);
        }

        @Test
        void neverRefusesWhatIsCovered() {
            coverage = new Coverage(Set.of("DYEING", "ELECTROPLATING"), Set.of(PilotType.PARK_CLUSTER), false);
            var finding = finding(BEYOND_BASELINE, completeContent());
            assertThat(finding.verdict()).isEqualTo(NOT_MET);
            assertThat(finding.refuses()).isFalse();
        }

        @Test
        void isNotAskedWithoutABaseline() {
            call = BatchFixtures.second(LocalDate.of(2023, 3, 3), BatchFixtures.LAST_DAY, List.of(), List.of(FUJIAN));
            assertThat(findings(completeContent())).doesNotContainKey(BEYOND_BASELINE);
        }
    }

    @Nested
    class OfTheCleanRecord {

        @Test
        void asksForASignedDeclaration() {
            assertThat(verdict(CLEAN_RECORD_DECLARED, "declaration", null)).isEqualTo(NOT_MET);
            assertThat(verdict(CLEAN_RECORD_DECLARED, "declaration", declaration(false, "2023-03-08")))
                    .isEqualTo(NOT_MET);
        }

        @Test
        void takesASignatureOfTodayInBeijingAndNoneOfTomorrow() {
            now = Instant.parse("2023-03-09T16:00:00Z");
            assertThat(verdict(CLEAN_RECORD_DECLARED, "declaration", declaration(true, "2023-03-10")))
                    .isEqualTo(MET);
            now = Instant.parse("2023-03-09T15:59:59Z");
            assertThat(verdict(CLEAN_RECORD_DECLARED, "declaration", declaration(true, "2023-03-10")))
                    .isEqualTo(NOT_MET);
        }

        @ParameterizedTest
        @CsvSource({
            "2020-04-06, MET",
            "2020-04-07, NOT_MET",
            "2021-09-01, NOT_MET",
            "2023-03-10, NOT_MET",
            "2023-03-11, MET"
        })
        void refusesAnObjectWithAnEventInTheWindow(String date, Finding.Verdict verdict) {
            var finding = finding(CLEAN_RECORD_OF_OBJECT, with(completeContent(), "declaration", eventOf(date, null)));
            assertThat(finding.verdict()).isEqualTo(verdict);
            assertThat(finding.refuses()).isEqualTo(verdict == NOT_MET);
        }

        @Test
        void onlyFlagsAnEventOfOneEnterprise() {
            var code = enterprises(29).getFirst().socialCreditCode();
            var findings = findings(with(completeContent(), "declaration", eventOf("2020-04-07", code)));
            assertThat(findings.get(CLEAN_RECORD_OF_OBJECT).verdict()).isEqualTo(MET);
            assertThat(findings.get(CLEAN_RECORD_OF_ENTERPRISES).verdict()).isEqualTo(NOT_MET);
            assertThat(findings.get(CLEAN_RECORD_OF_ENTERPRISES).refuses()).isFalse();
        }

        @Test
        void takesABlankEnterpriseForTheObjectItself() {
            assertThat(verdict(CLEAN_RECORD_OF_OBJECT, "declaration", eventOf("2022-01-01", "某企业")))
                    .as("no enterprise in scope")
                    .isEqualTo(NOT_MET);
            assertThat(verdict(CLEAN_RECORD_OF_OBJECT, "declaration", eventOf("2022-01-01", " ")))
                    .isEqualTo(NOT_MET);
        }

        @Test
        void findsAnEventThatComesAfterTheDeadline() {
            now = Instant.parse("2023-07-15T00:00:00Z");
            assertThat(verdict(CLEAN_RECORD_OF_OBJECT, "declaration", eventOf("2023-07-01", null)))
                    .isEqualTo(NOT_MET);
        }
    }

    @Nested
    class OfThePlan {

        @Test
        void namesTheMissingParts() {
            var plan = completeContent().plan().stream()
                    .filter(part -> !part.number().equals("4.2"))
                    .map(part -> part.number().equals("5") ? new PlanPart("5", "  ") : part)
                    .toList();
            var finding = finding(PLAN_COMPLETE, with(completeContent(), "plan", plan));
            assertThat(finding.refuses()).isTrue();
            assertThat(chinese(finding)).isEqualTo("实施方案缺少：4.2 试点方法及技术路线、5 试点工作特色及主要创新点。");
            assertThat(english(finding)).contains("4.2 Method and technical route, 5 Distinctive");
        }

        @Test
        void asksForTheGroundwork() {
            var plan = completeContent().plan().stream()
                    .filter(part -> !part.number().equals("2.2"))
                    .toList();
            assertThat(verdict(GROUNDWORK, "plan", plan)).isEqualTo(NOT_MET);
        }

        @Test
        void asksForMoney() {
            assertThat(verdict(FUNDING, "funding", List.of())).isEqualTo(NOT_MET);
            var nothing = new Funding(FundingKind.LOANS, new BigDecimal("0.00"), true, null);
            assertThat(verdict(FUNDING, "funding", List.of(nothing))).isEqualTo(NOT_MET);
            var fen = new Funding(FundingKind.LOANS, new BigDecimal("0.000001"), false, null);
            assertThat(verdict(FUNDING, "funding", List.of(nothing, fen))).isEqualTo(MET);
        }

        @Test
        void asksForAMilestone() {
            assertThat(verdict(SCHEDULE, "milestones", List.of())).isEqualTo(NOT_MET);
        }

        @Test
        void asksForAnExpectedOutcomeWithItsBaseline() {
            assertThat(verdict(EXPECTED_OUTCOMES, "expectedOutcomes", List.of()))
                    .isEqualTo(NOT_MET);
            var baseless = new ExpectedOutcome("cod_reduced", null, BigDecimal.TEN, "吨/年", null, null);
            assertThat(verdict(EXPECTED_OUTCOMES, "expectedOutcomes", List.of(baseless)))
                    .isEqualTo(NOT_MET);
        }
    }

    @Nested
    class OfTheSubmission {

        @Test
        void countsTheLastSecondOfTheLastDayInBeijing() {
            now = Instant.parse("2023-04-07T15:59:59Z");
            assertThat(finding(DEADLINE, completeContent()).verdict()).isEqualTo(MET);
            now = Instant.parse("2023-04-07T16:00:00Z");
            assertThat(finding(DEADLINE, completeContent()).refuses()).isTrue();
        }

        @Test
        void keepsInTimeWhatCameInTime() {
            var application = application(completeContent());
            application.file("0".repeat(64), NOW, "somebody");
            application.recommend(new Recommended("闽环函〔2023〕1号", LocalDate.of(2023, 4, 1), "0".repeat(64), NOW));
            application.submit(call, new Submission(Instant.parse("2023-04-07T15:59:59Z"), "somebody", false));
            now = Instant.parse("2023-09-01T00:00:00Z");
            assertThat(findings(application).get(DEADLINE).verdict()).isEqualTo(MET);
        }

        @ParameterizedTest
        @CsvSource({
            "50000000, MET, MET",
            "50000001, NOT_MET, MET",
            "52428800, NOT_MET, MET",
            "52428801, NOT_MET, NOT_MET"
        })
        void warnsBeforeItRefusesTheSize(long bytes, Finding.Verdict warning, Finding.Verdict limit) {
            var application = application(completeContent());
            application.attach(file(bytes), BatchFixtures.unlimited());
            var findings = findings(application);
            assertThat(findings.get(SIZE_WARNING).verdict()).isEqualTo(warning);
            assertThat(findings.get(SIZE_LIMIT).verdict()).isEqualTo(limit);
            assertThat(findings.get(SIZE_WARNING).refuses()).isFalse();
            assertThat(findings.get(SIZE_LIMIT).refuses()).isEqualTo(limit == NOT_MET);
        }

        @Test
        void remindsOfPaperCopies() {
            var finding = finding(PAPER_COPIES, completeContent());
            assertThat(finding.verdict()).isEqualTo(TO_BE_JUDGED);
            assertThat(chinese(finding)).contains("一式两份");
        }

        @Test
        void asksForSomebodyToCall() {
            assertThat(verdict(CONTACT, "contact", null)).isEqualTo(NOT_MET);
            assertThat(verdict(CONTACT, "contact", new Contact("演示联系人", "", null)))
                    .isEqualTo(NOT_MET);
        }
    }

    private Finding ofKind(PilotType type, ObjectKind kind) {
        var content = with(with(completeContent(), "type", type), "object", object(kind, null, null, SHISHI));
        return finding(OBJECT_KIND, content);
    }

    private static ApplicationContent keyIndustry() {
        var content = with(completeContent(), "type", PilotType.KEY_INDUSTRY);
        return with(content, "object", object(ObjectKind.INDUSTRY_IN_AREA, null, null, SHISHI));
    }

    private static ApplicationContent simplified() {
        var content = with(completeContent(), "type", PilotType.SIMPLIFIED);
        return with(content, "object", object(ObjectKind.NON_KEY_ENTERPRISES, null, null, SHISHI));
    }

    private ApplicationContent regional(String... divisions) {
        body(PARK, GOVERNMENT_DEPARTMENT, OrganizationLevel.PROVINCE, "140000");
        var content = with(completeContent(), "type", PilotType.REGION_WATERSHED);
        content = with(content, "leadProvince", "140000");
        content = with(content, "industries", List.of(new IndustryChoice("COKING", null)));
        return with(content, "object", object(ObjectKind.REGION, "BTH", null, divisions));
    }

    private ApplicationContent ofWatershed(String code, String... divisions) {
        var content = with(regional(), "industries", List.of(new IndustryChoice("PAPER", null)));
        return with(content, "object", object(ObjectKind.WATERSHED, null, code, divisions));
    }

    private static PilotObject park(List<String> divisions) {
        return new PilotObject(ObjectKind.PARK, "石狮市大堡集控区", divisions, null, null);
    }

    private static PilotObject object(
            ObjectKind kind, @Nullable String region, @Nullable String watershed, String... divisions) {
        return new PilotObject(kind, "对象", List.of(divisions), region, watershed);
    }

    private static List<IndustryChoice> other(String name) {
        return List.of(new IndustryChoice("OTHER", name));
    }

    private static Declaration declaration(boolean clean, String signedOn) {
        return new Declaration(clean, "演示负责人", LocalDate.parse(signedOn), List.of());
    }

    private static Declaration eventOf(String date, @Nullable String enterprise) {
        var event = new EnvironmentalEvent(EventKind.MEDIA_EXPOSURE, LocalDate.parse(date), "演示日报", enterprise);
        return new Declaration(true, "演示负责人", LocalDate.of(2023, 3, 8), List.of(event));
    }

    private static Attachment file(long bytes) {
        var stored = new StoredFile(new FileId("file_1"), "方案.pdf", "application/pdf", bytes, "0".repeat(64));
        return new Attachment(stored, AttachmentRole.PLAN, NOW, "somebody");
    }

    private void body(OrganizationId id, OrganizationKind kind, OrganizationLevel level, String province) {
        bodies.put(id, organization(id, "演示机构", kind, level, province));
    }

    private static Application application(ApplicationContent content) {
        return Application.draft(new ApplicationId("application_1"), BatchId.of(2), PARK, content, NOW);
    }

    private Finding.Verdict verdict(FindingCode code, String component, @Nullable Object value) {
        return finding(code, with(completeContent(), component, value)).verdict();
    }

    private Finding finding(FindingCode code, ApplicationContent content) {
        var findings = findings(content);
        assertThat(findings).containsKey(code);
        return findings.get(code);
    }

    private Map<FindingCode, Finding> findings(ApplicationContent content) {
        return findings(application(content));
    }

    private Map<FindingCode, Finding> findings(Application application) {
        var findings = rulebook()
                .findings(List.of(new Dossier(application, call, bodies, now)))
                .get(application);
        assertThat(findings).allSatisfy(RulebookTests::readsWell);
        return findings.stream()
                .collect(Collectors.toMap(
                        Finding::code, Function.identity(), (one, two) -> one, java.util.LinkedHashMap::new));
    }

    private Rulebook rulebook() {
        var beans = new StaticListableBeanFactory();
        if (coverage != null) {
            BaselineCoverage known = batches -> coverage;
            beans.addBean("baselineCoverage", known);
        }
        return new Rulebook(REFERENCE, beans.getBeanProvider(BaselineCoverage.class));
    }

    private static void readsWell(Finding finding) {
        var texts = List.of(
                chinese(finding),
                english(finding),
                MESSAGES.say(finding.remedyKey(), finding.facts(), Language.ZH),
                MESSAGES.say(finding.remedyKey(), finding.facts(), Language.EN));
        assertThat(texts)
                .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("{", "null", "[", "@", "Label"));
    }

    private static String chinese(Finding finding) {
        return MESSAGES.say(finding.key(), finding.facts(), Language.ZH);
    }

    private static String english(Finding finding) {
        return MESSAGES.say(finding.key(), finding.facts(), Language.EN);
    }
}
