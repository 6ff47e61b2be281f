package pilotregistry.casestudy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotregistry.application.IndustryChoice;
import pilotregistry.batch.BatchId;
import pilotregistry.organization.OrganizationId;
import pilotregistry.outcome.OutcomeNature;
import pilotregistry.outcome.OutcomeStatus;
import pilotregistry.pilot.PilotId;
import pilotregistry.pilot.PilotStatus;
import pilotregistry.reference.PilotType;

/// Papers and case studies for tests: what 石狮市大堡集控区 could tell.
public final class CaseFixtures {

    static final Instant NOW = Instant.parse("2024-11-01T02:00:00Z");
    static final OrganizationId AUTHOR = new OrganizationId("organization_dabao");
    static final OrganizationId ECOLOGY = new OrganizationId("organization_fujian");
    static final OrganizationId PANEL = new OrganizationId("organization_panel");
    static final OrganizationId MINISTRY = new OrganizationId("organization_mee");
    static final String OUTCOME = "outcome_1";
    static final Map<String, CaseBasis.Ground> CONFIRMED =
            Map.of(OUTCOME, ground(OutcomeStatus.CONFIRMED, OutcomeNature.ACHIEVED));
    static final CaseBasis PASSED = new CaseBasis(PilotStatus.PASSED, CONFIRMED);

    private CaseFixtures() {}

    public static CaseContent content(String title) {
        return content(title, List.of(result(OUTCOME)));
    }

    static CaseContent content(String title, List<CaseResult> results) {
        return new CaseContent(
                title,
                "园区统一审核，二十九家印染企业一次完成，废水与氨氮同步下降。",
                new Narrative(
                        "逐家审核费时费力，共性问题无人统筹。", "管委会统一组织，按工序归类诊断，集中供热与中水回用一并实施。", null, null, "管委会有统筹的权限", null, null),
                results,
                List.of(new IndustryChoice("DYEING", null)),
                PilotType.PARK_CLUSTER,
                "350000",
                "350500",
                null,
                null,
                new Replicability(
                        List.of("DYEING"),
                        "十家以上同类企业",
                        List.of("有统一的污水处理厂"),
                        List.of("企业分散、工艺各异"),
                        List.of("工序归类", "中水回用"),
                        null,
                        new BigDecimal("2.5")),
                2023);
    }

    static CaseBasis.Ground ground(OutcomeStatus status, OutcomeNature nature) {
        return new CaseBasis.Ground(new BigDecimal("12.50"), status, nature);
    }

    static CaseResult result(@Nullable String outcome) {
        return new CaseResult(
                "ammonia_nitrogen_reduced", new BigDecimal("12.5"), "吨", null, new BigDecimal("12.5"), outcome);
    }

    public static CasePaper paper(String title) {
        return new CasePaper(content(title), new CaseLabels(false, false, false), Licence.USUAL);
    }

    static CasePaper paper(CaseContent content, CaseLabels labels) {
        return new CasePaper(content, labels, Licence.USUAL);
    }

    static CaseEntry entry() {
        return new CaseEntry(new PilotId("pilot_1"), new BatchId("batch_2"), AUTHOR, "石狮市大堡集控区管理委员会", "350000", NOW);
    }

    static CaseStudy draft() {
        return CaseStudy.draft(new CaseStudyId("case_1"), entry(), paper("印染园区整体审核"));
    }

    static CaseStudy filed() {
        var study = draft();
        study.file(PASSED, NOW, "lin.yuan");
        return study;
    }

    static CaseStudy checked() {
        var study = filed();
        study.check(examination(CheckStep.PROVINCE));
        study.check(examination(CheckStep.EXPERT));
        return study;
    }

    static CaseStudy published() {
        var study = checked();
        study.publish(PASSED, CaseNumber.of(2024, 1), NOW, new Publisher(MINISTRY, "zhao.mee"));
        return study;
    }

    static CaseStudy returned() {
        var study = filed();
        study.returnToAuthor(new CaseRound.Return(NOW, "chen.eco", "请补充成本"));
        return study;
    }

    static CaseStudy retracted() {
        var study = published();
        study.retract("数据有误", NOW, "zhao.mee");
        return study;
    }

    static Examination examination(CheckStep step) {
        return examination(step, step == CheckStep.PROVINCE ? "chen.eco" : "qian.expert", null);
    }

    static Examination examination(CheckStep step, String by, @Nullable String filing) {
        var body = step == CheckStep.PROVINCE ? ECOLOGY : PANEL;
        return new Examination(step, new CaseCheck(body, by, by, "属实", NOW), filing, false, List.of());
    }
}
