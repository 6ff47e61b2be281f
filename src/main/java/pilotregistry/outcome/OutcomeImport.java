package pilotregistry.outcome;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.Scope;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.NotVisible;
import pilotregistry.ledger.Refusal;
import pilotregistry.pilot.PilotId;
import pilotregistry.pilot.PilotRegister;
import pilotregistry.pilot.ScopeEnterprise;
import pilotregistry.reference.ReferenceLists;
import pilotregistry.sheet.ImportDesk;
import pilotregistry.sheet.ImportFiles;
import pilotregistry.sheet.ImportKind;
import pilotregistry.sheet.ImportOptions;
import pilotregistry.sheet.ImportReport;
import pilotregistry.sheet.ImportSource;

/// Takes the outcomes of a pilot in from the common table of measures (绩效表).
@Component
class OutcomeImport {

    private final ImportDesk imports;
    private final ImportFiles files;
    private final OutcomeDesk desk;
    private final OutcomeBook book;
    private final PilotRegister pilots;
    private final ReferenceLists reference;

    OutcomeImport(
            ImportDesk imports,
            ImportFiles files,
            OutcomeDesk desk,
            OutcomeBook book,
            PilotRegister pilots,
            ReferenceLists reference) {
        this.imports = imports;
        this.files = files;
        this.desk = desk;
        this.book = book;
        this.pilots = pilots;
        this.reference = reference;
    }

    /// Tables of outcomes can be handed in.
    @Configuration(proxyBeanMethods = false)
    static class Kind {

        @Bean
        ImportKind outcomeTables() {
            return new ImportKind("outcomes", OutcomeAccess.REPORTERS);
        }
    }

    /// Whose table it is, of which time.
    record Table(
            PilotId pilot,
            @Nullable String enterprise,
            @Nullable OutcomePeriod period,
            @Nullable Boolean coalEquivalentIncludesElectricity) {}

    Decision<ImportReport, ImportOutcomesErrorCode> run(
            Table table, ImportSource source, ImportOptions<OutcomeColumn> options, Actor actor, Command command) {
        var pilot = pilots.find(table.pilot()).orElseThrow(NotVisible::new);
        var mandate = OutcomeAccess.reporter(actor, Scope.IMPORT, PilotFacts.of(pilot));
        var code = table.enterprise();
        var enterprise = code == null ? null : ReportCheck.inScope(code, pilot).orElse(null);
        var refusals = refusals(table, enterprise);
        if (!refusals.isEmpty()) {
            return Decision.refused(null, refusals);
        }
        var entering = new OutcomeEntering(
                desk, book, reference, pilot, mandate, table.period(), table.coalEquivalentIncludesElectricity());
        var what = new OutcomeTable(entering, new MeasureReading(reference, pilot, enterprise));
        var acting = command.under(mandate.id().value());
        return files.open(
                source,
                "importOutcomes",
                actor,
                ImportOutcomesErrorCode.class,
                file -> imports.run(what, file, options, acting, row -> {}));
    }

    private static List<Refusal<ImportOutcomesErrorCode>> refusals(Table table, @Nullable ScopeEnterprise enterprise) {
        var refusals = new ArrayList<Refusal<ImportOutcomesErrorCode>>();
        var code = table.enterprise();
        if (code != null && enterprise == null) {
            refusals.add(Refusal.of(ImportOutcomesErrorCode.ENTERPRISE_NOT_IN_SCOPE, "input", "enterprise")
                    .by("R20")
                    .with("enterprise", code));
        }
        if (table.period() != null && table.period().reversed()) {
            refusals.add(Refusal.of(ImportOutcomesErrorCode.PERIOD_REVERSED, "input", "period"));
        }
        return refusals;
    }
}
