package pilotregistry.pilot;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.application.ApplicationFixtures;
import pilotregistry.application.ApplicationId;
import pilotregistry.application.IndustryChoice;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.DocumentNumber;
import pilotregistry.designation.DesignationId;
import pilotregistry.ledger.History;
import pilotregistry.reference.PilotType;

/// Pilots in memory, for the law of the year: 石狮市大堡集控区, from August 2023 to August 2024.
public final class PilotFixtures {

    private PilotFixtures() {}

    public static Pilot running() {
        return designated(
                new PilotEntry(BatchId.of(2), 2, 1, "CP-02-0001", false),
                "石狮市大堡集控区清洁生产整体审核创新试点项目",
                new ApplicationId(ApplicationId.PREFIX + "_dabao"),
                new PilotBody("石狮市大堡集控区管理委员会（演示）", ApplicationFixtures.PARK),
                List.of(new ScopeEnterprise("演示印染企业01", ApplicationFixtures.creditCode("91", "350581", 1), "1713")));
    }

    /// One that no source states a term of.
    public static Pilot withoutTerm() {
        var row = HistoricPilots.region(BatchId.of(2));
        return Pilot.historic(row.id(), new PilotEntry(row.batch(), 2, 2, "CP-02-0002", false), row);
    }

    static Pilot designated(
            PilotEntry entry,
            String name,
            ApplicationId application,
            @Nullable PilotBody body,
            List<ScopeEnterprise> enterprises) {
        var profile = new PilotProfile(
                name,
                PilotType.PARK_CLUSTER,
                "350000",
                List.of("350000"),
                List.of("350581"),
                new PilotTarget(null, "石狮市大堡集控区", null, null, null),
                List.of(new IndustryChoice("DYEING", null), new IndustryChoice("ELECTROPLATING", null)),
                body,
                body,
                enterprises);
        var number = DocumentNumber.parse("环办科财函〔2023〕261号").orElseThrow();
        var course = new PilotCourse(
                new DesignationNotice(number, LocalDate.of(2023, 8, 4), null),
                new Term(YearMonth.of(2023, 8), YearMonth.of(2024, 8)),
                PilotStatus.DESIGNATED,
                null,
                null);
        var sheet = new PilotSheet(profile, course, null);
        return new Pilot(
                PilotId.of(application),
                null,
                entry,
                new Pilot.Cause(application, new DesignationId("designation_" + entry.code())),
                sheet,
                PilotKeys.of(sheet),
                new History());
    }

    static FinalReport.Draft finalReport() {
        var text = new FinalReport.Text(
                "大堡集控区 29 家企业按园区整体开展了审核。", "整体诊断、分类审核、共享设施优化。", "年节水五十万吨，形成整体审核指南一份。", "共性方案库可用于同类印染园区。", null);
        return new FinalReport.Draft(text, new BigDecimal("2650"), List.of());
    }
}
