package pilotregistry.historic;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.attachment.FileId;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Refusal;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotId;
import pilotregistry.pilot.PilotRegister;

/// GraphQL: the import of historic pilots.
@Controller
class ImportController {

    private final PilotImport imports;
    private final ImportFiles files;
    private final PilotRegister pilots;
    private final Messages messages;

    ImportController(PilotImport imports, ImportFiles files, PilotRegister pilots, Messages messages) {
        this.imports = imports;
        this.files = files;
        this.pilots = pilots;
        this.messages = messages;
    }

    record ImportSource(
            @Nullable FileId attachment, @Nullable String csv) {}

    record ImportPilotsInput(
            ImportSource source,
            @Nullable String sheet,
            @Nullable List<ColumnMapping> mapping,
            boolean update,
            boolean allOrNothing) {

        ImportOptions options() {
            return new ImportOptions(sheet, mapping == null ? List.of() : mapping, update, allOrNothing);
        }
    }

    record ImportPilotsPayload(ImportReport report, List<Refusal<ImportPilotsErrorCode>> errors) {

        static ImportPilotsPayload of(Decision<ImportReport, ImportPilotsErrorCode> decision) {
            var report = decision.aggregate();
            return new ImportPilotsPayload(report == null ? ImportReport.NONE : report, decision.refusals());
        }

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
    ImportPilotsPayload importPilots(@Argument ImportPilotsInput input, Actor actor, Command command) {
        var mandate = ImportFiles.importer(actor);
        var acting = command.under(mandate.id().value());
        var csv = input.source().csv();
        var decision = csv == null
                ? files.read(
                        Objects.requireNonNull(input.source().attachment()), actor, table -> run(table, input, acting))
                : files.tooLarge(csv)
                        .orElseGet(() -> TableFile.spooled(
                                "importPilots.csv",
                                out -> out.write(csv.getBytes(StandardCharsets.UTF_8)),
                                table -> run(table, input, acting)));
        return ImportPilotsPayload.of(decision);
    }

    private Decision<ImportReport, ImportPilotsErrorCode> run(
            TableFile table, ImportPilotsInput input, Command command) {
        return imports.run(table, input.options(), command, row -> {});
    }

    @BatchMapping(typeName = "ImportedRow")
    Map<ImportedRow, Pilot> pilot(List<ImportedRow> rows) {
        var ids = rows.stream().map(ImportedRow::pilot).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<PilotId, Pilot> found = ids.isEmpty() ? Map.of() : pilots.byId(ids);
        return rows.stream()
                .distinct()
                .filter(row -> row.pilot() != null && found.containsKey(row.pilot()))
                .collect(Collectors.toMap(row -> row, row -> Objects.requireNonNull(found.get(row.pilot()))));
    }

    @SchemaMapping
    String message(ImportFinding finding, Locale locale) {
        return finding.message(messages, Language.of(locale));
    }
}
