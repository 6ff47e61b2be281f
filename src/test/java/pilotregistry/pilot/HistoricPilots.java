package pilotregistry.pilot;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.application.IndustryChoice;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.DocumentNumber;
import pilotregistry.reference.Certainty;
import pilotregistry.reference.PilotType;

/// Historic pilots for tests: what sources state of 石狮市大堡集控区 and of a cross-province region.
public final class HistoricPilots {

    private HistoricPilots() {}

    public static HistoricPilot shishi(BatchId batch) {
        return shishi(batch, "石狮市大堡集控区清洁生产审核创新试点项目", null);
    }

    static HistoricPilot shishi(BatchId batch, String name, @Nullable Assessment assessment) {
        var profile = new PilotProfile(
                name,
                PilotType.PARK_CLUSTER,
                "350000",
                List.of("350000"),
                List.of("350581"),
                new PilotTarget(null, null, "石狮市大堡集控区：印染、电镀", null, null),
                List.of(new IndustryChoice("DYEING", null), new IndustryChoice("ELECTROPLATING", null)),
                null,
                null,
                List.of(
                        new ScopeEnterprise("石狮市某染整有限公司(演示)", "91350581MA0000001X", "1713"),
                        new ScopeEnterprise("无代码的企业(演示)", null, null)));
        return new HistoricPilot(
                batch,
                profile,
                new DesignationNotice(
                        DocumentNumber.parse("环办科财函〔2023〕261号").orElseThrow(), null, YearMonth.of(2023, 8)),
                Term.of(YearMonth.of(2023, 8), 12),
                assessment,
                new Origin(
                        "石狮市人民政府 2023-08",
                        Certainty.HIGH,
                        List.of(new Fact("范围内企业 29 家", null, Certainty.HIGH)),
                        List.of(new OriginalCell("name", name), new OriginalCell("contact.phone", "0595"))),
                true);
    }

    static Assessment passed() {
        return new Assessment(AssessmentResult.PASSED, null, LocalDate.of(2024, 8, 20), "生态环境部 2024-08-20");
    }

    static HistoricPilot region(BatchId batch) {
        var profile = new PilotProfile(
                "京津冀区域清洁生产协同审核创新试点项目",
                null,
                null,
                List.of("110000", "120000", "130000"),
                List.of(),
                null,
                List.of(),
                null,
                null,
                List.of());
        return new HistoricPilot(batch, profile, null, null, null, new Origin(null, null, List.of(), List.of()), true);
    }

    /// The pilot it becomes, without a database.
    public static Pilot entered(HistoricPilot row, Batch batch) {
        return Pilot.historic(row.id(), PilotEntry.of(batch, 1, row.demonstration()), row);
    }
}
