package pilotregistry.outcome;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.attachment.FileId;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Refusal;
import pilotregistry.pilot.PilotId;
import pilotregistry.reference.Certainty;
import pilotregistry.reference.CpLevel;
import pilotregistry.sheet.ColumnMapping;
import pilotregistry.sheet.ImportFinding;
import pilotregistry.sheet.ImportOptions;
import pilotregistry.sheet.ImportOutcome;
import pilotregistry.sheet.ImportReport;
import pilotregistry.sheet.ImportSource;
import pilotregistry.sheet.ImportedRow;

/// GraphQL: outcomes are reported, verified, and imported.
@Controller
class OutcomeReportController {

    private final OutcomeDesk desk;
    private final OutcomeImport imports;

    OutcomeReportController(OutcomeDesk desk, OutcomeImport imports) {
        this.desk = desk;
        this.imports = imports;
    }

    record ReportOutcomeInput(
            PilotId pilot,
            @Nullable String enterprise,
            String metric,
            @Nullable OutcomePeriod period,
            OutcomeDraft.@Nullable Figure amount,
            OutcomeDraft.@Nullable Figure baseline,
            OutcomeDraft.@Nullable Figure after,
            @Nullable CpLevel level,
            @Nullable VerifiedBy verifiedBy,
            @Nullable OutcomePeriod baselinePeriod,
            OutcomeDraft.@Nullable Paper deliverable,
            OutcomeNature nature,
            @Nullable Boolean coalEquivalentIncludesElectricity,
            @Nullable String note,
            @Nullable String source,
            @Nullable Certainty certainty) {

        OutcomeDraft draft() {
            return new OutcomeDraft(
                    pilot,
                    enterprise,
                    metric,
                    period,
                    amount,
                    baseline,
                    after,
                    level,
                    verifiedBy,
                    baselinePeriod,
                    deliverable,
                    nature,
                    coalEquivalentIncludesElectricity,
                    note,
                    source,
                    certainty);
        }
    }

    record ReportOutcomePayload(@Nullable Outcome outcome, List<Refusal<ReportOutcomeErrorCode>> errors) {}

    record VerifyOutcomeInput(
            OutcomeId outcome,
            VerificationStep step,
            String evidence,
            @Nullable FileId file) {}

    record VerifyOutcomePayload(@Nullable Outcome outcome, List<Refusal<VerifyOutcomeErrorCode>> errors) {}

    record OutcomeColumnMappingInput(
            String column, @Nullable OutcomeColumn field) {}

    record ImportOutcomesInput(
            PilotId pilot,
            @Nullable String enterprise,
            @Nullable OutcomePeriod period,
            @Nullable Boolean coalEquivalentIncludesElectricity,
            ImportSource source,
            @Nullable String sheet,
            @Nullable List<OutcomeColumnMappingInput> mapping,
            boolean update,
            boolean allOrNothing) {

        OutcomeImport.Table table() {
            return new OutcomeImport.Table(pilot, enterprise, period, coalEquivalentIncludesElectricity);
        }

        ImportOptions<OutcomeColumn> options() {
            var mapped = Objects.requireNonNullElse(mapping, List.<OutcomeColumnMappingInput>of());
            return new ImportOptions<>(
                    sheet,
                    mapped.stream()
                            .map(column -> new ColumnMapping<>(column.column(), column.field()))
                            .toList(),
                    update,
                    allOrNothing);
        }
    }

    record ImportOutcomesPayload(ImportReport report, List<Refusal<ImportOutcomesErrorCode>> errors) {

        public int created() {
            return report.count(ImportOutcome.CREATED);
        }

        public int unchanged() {
            return report.count(ImportOutcome.UNCHANGED);
        }

        public int changed() {
            return report.count(ImportOutcome.CHANGED);
        }

        public int refused() {
            return report.count(ImportOutcome.REFUSED);
        }

        public int withheld() {
            return report.count(ImportOutcome.WITHHELD);
        }

        public int rowCount() {
            return report.rowCount();
        }

        public List<ImportFinding> findings() {
            return report.findings();
        }

        public List<ImportedRow> rows() {
            return report.rows();
        }
    }

    @MutationMapping
    ReportOutcomePayload reportOutcome(@Argument ReportOutcomeInput input, Actor actor, Command command) {
        var decision = desk.report(input.draft(), actor, command);
        return new ReportOutcomePayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    VerifyOutcomePayload verifyOutcome(@Argument VerifyOutcomeInput input, Actor actor, Command command) {
        var decision = desk.verify(input.outcome(), input.step(), input.evidence(), input.file(), actor, command);
        return new VerifyOutcomePayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    ImportOutcomesPayload importOutcomes(@Argument ImportOutcomesInput input, Actor actor, Command command) {
        var decision = imports.run(input.table(), input.source(), input.options(), actor, command);
        return new ImportOutcomesPayload(
                Objects.requireNonNullElse(decision.aggregate(), ImportReport.NONE), decision.refusals());
    }
}
