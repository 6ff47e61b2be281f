package pilotregistry.historic;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.historic.Tables.checked;
import static pilotregistry.historic.Tables.codes;
import static pilotregistry.historic.Tables.known;
import static pilotregistry.historic.Tables.with;
import static pilotregistry.sheet.ImportFindingCode.*;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pilotregistry.application.IndustryChoice;
import pilotregistry.pilot.AssessmentResult;
import pilotregistry.pilot.HistoricPilot;
import pilotregistry.pilot.Term;
import pilotregistry.reference.Certainty;
import pilotregistry.reference.PilotType;

class RowCheckTests {

    @Test
    void readsARowOfTheSecondBatch() {
        var row = checked("""
                        批次,名称,省份代码,省份,地市代码,县区代码,类型,行业或园区,行业,认定文号,认定日期,期限起,期限止,评估结果,来源,可信度,事实
                        第二批,石狮市大堡集控区清洁生产审核创新试点项目,350000,福建省,350500,350581,工业园区（产业集群）清洁生产整体审核创新,石狮市大堡集控区：印染、电镀,印染、电镀,环办科财函[2023]261号,2023年8月,2023年8月,2024-08,不详,石狮日报 2024-03-09,高,范围内企业 29 家|泉州市唯一的试点
                        """).getFirst();

        var pilot = known(row.pilot());
        assertThat(row.findings()).isEmpty();
        assertThat(pilot.batch().value()).isEqualTo("batch_2");
        assertThat(pilot.profile().type()).isEqualTo(PilotType.PARK_CLUSTER);
        assertThat(pilot.profile().leadProvince()).isEqualTo("350000");
        assertThat(pilot.profile().divisions()).containsExactly("350581");
        assertThat(pilot.profile().industries())
                .extracting(IndustryChoice::code)
                .containsExactly("DYEING", "ELECTROPLATING");
        assertThat(known(known(pilot.notice()).documentNumber()).value()).isEqualTo("环办科财函〔2023〕261号");
        assertThat(known(pilot.notice()).issuedIn()).isEqualTo(YearMonth.of(2023, 8));
        assertThat(pilot.term()).isEqualTo(new Term(YearMonth.of(2023, 8), YearMonth.of(2024, 8)));
        assertThat(known(pilot.assessment()).result()).isEqualTo(AssessmentResult.UNKNOWN);
        assertThat(pilot.origin().certainty()).isEqualTo(Certainty.HIGH);
        assertThat(pilot.origin().facts()).extracting("text").containsExactly("范围内企业 29 家", "泉州市唯一的试点");
        assertThat(pilot.origin().facts()).allMatch(fact -> "石狮日报 2024-03-09".equals(fact.source()));
        assertThat(pilot.origin().originalRow()).hasSize(17);
        assertThat(pilot.demonstration()).isFalse();
    }

    @Test
    void leavesABlankCellUnknown() {
        var row = checked("""
                        batch,name,province,type,industries,applicant,term_start,term_end,outcome,certainty,source
                        2,某园区清洁生产审核创新试点项目,—,,-,/,N/A,,  ,,
                        """).getFirst();

        var pilot = known(row.pilot());
        assertThat(codes(row)).containsExactly(SOURCE_MISSING);
        assertThat(pilot.profile().provinces()).isEmpty();
        assertThat(pilot.profile().leadProvince()).isNull();
        assertThat(pilot.profile().type()).isNull();
        assertThat(pilot.profile().applicant()).isNull();
        assertThat(pilot.profile().industries()).isEmpty();
        assertThat(pilot.term()).isNull();
        assertThat(pilot.assessment()).isNull();
        assertThat(pilot.notice()).isNull();
        assertThat(pilot.origin().certainty()).isNull();
    }

    @Test
    void findsEverythingWrongWithARowAtOnce() {
        var row = checked("""
                        批次,名称,省份,类型,地市代码,行业,期限起,期限止,可信度,评估结果,认定文号,来源
                        第九批,,江苏;江东,大型,350500,汽车,2023年13月,2024,很高,优秀,261号,
                        """).getFirst();

        assertThat(row.pilot()).isNull();
        assertThat(codes(row))
                .containsExactlyInAnyOrder(
                        UNKNOWN_BATCH,
                        NAME_MISSING,
                        UNKNOWN_PROVINCE,
                        DIVISION_NOT_IN_PROVINCE,
                        UNKNOWN_TYPE,
                        UNKNOWN_INDUSTRY,
                        MALFORMED_DOCUMENT_NUMBER,
                        MALFORMED_MONTH,
                        MALFORMED_MONTH,
                        UNKNOWN_OUTCOME,
                        UNKNOWN_CERTAINTY,
                        SOURCE_MISSING);
        assertThat(row.findings()).allMatch(finding -> finding.row() == 2);
        assertThat(row.findings())
                .filteredOn(finding -> finding.code() == UNKNOWN_PROVINCE)
                .first()
                .satisfies(finding -> {
                    assertThat(finding.column()).isEqualTo("省份");
                    assertThat(finding.value()).isEqualTo("江东");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "第二批", "第2批", "二", "２", "batch_2", "2.0批"})
    void readsTheBatchAsPeopleWriteIt(String batch) {
        var row = checked("batch,name,source\n" + batch + ",某园区,测试\n").getFirst();

        assertThat(codes(row)).isEqualTo(batch.equals("2.0批") ? List.of(UNKNOWN_BATCH) : List.of());
    }

    @ParameterizedTest
    @CsvSource({"十,10", "十二,12", "二十,20", "二十三,23", "九,9"})
    void countsBatchesInChinese(String words, int number) {
        assertThat(PilotWording.batch("第" + words + "批").orElseThrow().value()).isEqualTo("batch_" + number);
    }

    @Test
    void readsSeveralProvincesAndKnowsTheLeadOnlyWhereItIsStated() {
        var pilot = known(with("province_code", "110000;120000；130000").pilot());
        var led = known(checked("batch,name,source,province,lead_province\n2,某区域,测试,京、津、冀,河北\n")
                .getFirst()
                .pilot());

        assertThat(pilot.profile().provinces()).containsExactly("110000", "120000", "130000");
        assertThat(pilot.profile().leadProvince()).isNull();
        assertThat(led.profile().provinces()).containsExactly("110000", "120000", "130000");
        assertThat(led.profile().leadProvince()).isEqualTo("130000");
    }

    @Test
    void asksForTheBatchOfEveryRow() {
        var row = checked("批次,名称,来源\n—,某园区清洁生产审核创新试点项目,测试\n").getFirst();

        assertThat(row.pilot()).isNull();
        assertThat(codes(row)).containsExactly(BATCH_MISSING);
    }

    @Test
    void comparesProvincesOfBothColumns() {
        assertThat(codes(checked("batch,name,source,province_code,province\n2,甲,测试,320000,浙江省\n")
                        .getFirst()))
                .containsExactly(PROVINCES_DISAGREE);
        assertThat(codes(checked("batch,name,source,province_code,lead_province\n2,甲,测试,320000,浙江\n")
                        .getFirst()))
                .containsExactly(LEAD_PROVINCE_ELSEWHERE);
    }

    @Test
    void placesDivisionsWhereTheyLie() {
        assertThat(codes(with("county_code", "320771")))
                .containsExactly(UNKNOWN_COUNTY); // a statistical code of a zone
        assertThat(codes(with("prefecture_code", "350581"))).containsExactly(UNKNOWN_PREFECTURE);
        assertThat(codes(checked("batch,name,source,prefecture_code,county_code\n2,甲,测试,350500,350823\n")
                        .getFirst()))
                .containsExactly(COUNTY_NOT_IN_PREFECTURE);
        assertThat(codes(checked("batch,name,source,province_code,county_code\n2,甲,测试,320000,350581\n")
                        .getFirst()))
                .containsExactly(DIVISION_NOT_IN_PROVINCE);
        // The Corps has its cities within Xinjiang.
        assertThat(codes(checked("batch,name,source,province_code,county_code\n2,甲,测试,660000,659001\n")
                        .getFirst()))
                .isEmpty();
    }

    @Test
    void asksForTheNameOfAnotherIndustry() {
        assertThat(industries("其他：轴承；有色金属"))
                .containsExactly(new IndustryChoice("OTHER", "轴承"), new IndustryChoice("NONFERROUS", null));
        assertThat(codes(with("industries", "其他"))).containsExactly(UNKNOWN_INDUSTRY);
        assertThat(codes(with("industries", "钢铁：特钢"))).containsExactly(UNKNOWN_INDUSTRY);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-08,2023-08,",
        "2023年8月,2023-08,",
        "202308,2023-08,",
        "2023/8/4,2023-08,2023-08-04",
        "2023.08.04,2023-08,2023-08-04",
        "20230804,2023-08,2023-08-04",
        "２０２３年８月４日,2023-08,2023-08-04"
    })
    void readsMonthsAndDays(String text, String month, String day) {
        var notice = known(known(with("designated_on", text).pilot()).notice());

        assertThat(notice.issuedIn()).isEqualTo(YearMonth.parse(month));
        assertThat(notice.issuedOn()).isEqualTo(day == null ? null : LocalDate.parse(day));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023", "2023-13", "2023-02-30", "8月", "August 2023", "2023-8-4 12:00", "23-08"})
    void refusesWhatIsNoDate(String text) {
        assertThat(codes(with("designated_on", text))).containsExactly(MALFORMED_DATE);
    }

    @Test
    void takesATermOnlyWhole() {
        var half = checked("batch,name,source,term_start,term_end\n2,甲,测试,2023-08,\n")
                .getFirst();

        assertThat(codes(half)).containsExactly(TERM_INCOMPLETE);
        assertThat(known(half.pilot()).term()).isNull();
        assertThat(codes(checked("batch,name,source,term_start,term_end\n2,甲,测试,2024-08,2023-08\n")
                        .getFirst()))
                .containsExactly(TERM_REVERSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "=HYPERLINK(\"http://example.org\")", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3"})
    void refusesWhatSpreadsheetsTakeForAFormula(String text) {
        assertThat(codes(with("applicant", text))).containsExactly(FORMULA);
    }

    @Test
    void refusesTextsBeyondMeasure() {
        assertThat(codes(checked("batch,name,source\n2," + "长".repeat(201) + ",测试\n")
                        .getFirst()))
                .containsExactly(TOO_LONG);
        assertThat(codes(with("applicant", "长".repeat(1_001)))).containsExactly(TOO_LONG);
        assertThat(codes(with("备注", "长".repeat(10_001)))).containsExactly(TOO_LONG);
    }

    @Test
    void refusesARowThatReachesBeyondTheHeader() {
        var rows = checked("batch,name,source\n2,甲,新闻,2023\n2,乙,新闻,,\n");

        assertThat(codes(rows.getFirst())).containsExactly(MORE_CELLS_THAN_COLUMNS);
        assertThat(codes(rows.getLast())).isEmpty();
    }

    @Test
    void findsTheSameNameTwiceHoweverItIsWritten() {
        var rows = checked("""
                batch,name,source,type
                2,南京市汽车整车及零配件制造(涂装)行业清洁生产审核创新试点项目,甲,
                2,南京市汽车整车及零配件制造（涂装）行业 清洁生产审核创新试点项目,乙,
                2,另一园区,丙,不对
                2,另一园区,丁,
                """);

        assertThat(codes(rows.get(1))).containsExactly(DUPLICATE_IN_FILE);
        assertThat(rows.get(1).findings().getFirst().value()).isEqualTo("2");
        assertThat(rows.get(1).pilot()).isNull();
        // The first of these is refused for itself and takes no name.
        assertThat(codes(rows.get(3))).isEmpty();
    }

    private static List<IndustryChoice> industries(String text) {
        return known(with("industries", text).pilot()).profile().industries();
    }

    @Test
    void keepsTheNameAsItIsWritten() {
        HistoricPilot pilot = known(checked("batch,name,source\n2, （名称未见原文）两江新区 汽车制造业 ,测试\n")
                .getFirst()
                .pilot());

        assertThat(pilot.profile().name()).isEqualTo("（名称未见原文）两江新区 汽车制造业");
    }
}
