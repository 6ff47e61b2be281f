package pilotregistry.historic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.access.Role;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Refusal;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotId;
import pilotregistry.pilot.PilotRegister;
import pilotregistry.sheet.ColumnMapping;
import pilotregistry.sheet.ImportFiles;
import pilotregistry.sheet.ImportFinding;
import pilotregistry.sheet.ImportKind;
import pilotregistry.sheet.ImportOptions;
import pilotregistry.sheet.ImportOutcome;
import pilotregistry.sheet.ImportReport;
import pilotregistry.sheet.ImportSource;
import pilotregistry.sheet.ImportedRow;

/// GraphQL: the import of historic pilots.
@Controller
class ImportController {

    private static final ImportKind KIND =
            new ImportKind("pilots", Role.MINISTRY_ECOLOGY, Role.MINISTRY_DEVELOPMENT_AND_REFORM, Role.ADMINISTRATOR);

    private final PilotImport imports;
    private final ImportFiles files;
    private final PilotRegister pilots;

    ImportController(PilotImport imports, ImportFiles files, PilotRegister pilots) {
        this.imports = imports;
        this.files = files;
        this.pilots = pilots;
    }

    /// Tables of pilots can be handed in.
    @Configuration(proxyBeanMethods = false)
    static class Kind {

        @Bean
        ImportKind pilotTables() {
            return KIND;
        }
    }

    record ColumnMappingInput(String column, @Nullable ImportField field) {}

    record ImportPilotsInput(
            ImportSource source,
            @Nullable String sheet,
            @Nullable List<ColumnMappingInput> mapping,
            boolean update,
            boolean allOrNothing) {

        ImportOptions<ImportField> options() {
            var mapped = mapping == null ? List.<ColumnMappingInput>of() : mapping;
            return new ImportOptions<>(
                    sheet,
                    mapped.stream()
                            .map(column -> new ColumnMapping<>(column.column(), column.field()))
                            .toList(),
                    update,
                    allOrNothing);
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
        var acting = command.under(KIND.importer(actor).id().value());
        return ImportPilotsPayload.of(files.open(
                input.source(),
                "importPilots",
                actor,
                ImportPilotsErrorCode.class,
                table -> imports.run(table, input.options(), acting, row -> {})));
    }

    @BatchMapping(typeName = "ImportedRow")
    Map<ImportedRow, Pilot> pilot(List<ImportedRow> rows) {
        var ids = rows.stream().flatMap(ImportController::pilots).collect(Collectors.toSet());
        Map<PilotId, Pilot> found = ids.isEmpty() ? Map.of() : pilots.byId(ids);
        var pilotOf = new HashMap<ImportedRow, Pilot>();
        rows.forEach(row -> pilots(row).map(found::get).filter(Objects::nonNull).forEach(it -> pilotOf.put(row, it)));
        return pilotOf;
    }

    private static Stream<PilotId> pilots(ImportedRow row) {
        return row.records().stream()
                .filter(id -> id.startsWith(PilotId.PREFIX + "_"))
                .map(PilotId::new);
    }
}
