package pilotregistry.casestudy;

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
import pilotregistry.attachment.FileId;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Refusal;
import pilotregistry.sheet.ImportFiles;
import pilotregistry.sheet.ImportFinding;
import pilotregistry.sheet.ImportKind;
import pilotregistry.sheet.ImportOutcome;
import pilotregistry.sheet.ImportReport;
import pilotregistry.sheet.ImportSource;
import pilotregistry.sheet.ImportedRow;

/// GraphQL: the import of historic cases.
@Controller
class CaseImportController {

    private static final ImportKind KIND =
            new ImportKind("cases", Role.MINISTRY_ECOLOGY, Role.MINISTRY_DEVELOPMENT_AND_REFORM);

    private final CaseImport imports;
    private final ImportFiles files;
    private final CaseLibrary library;

    CaseImportController(CaseImport imports, ImportFiles files, CaseLibrary library) {
        this.imports = imports;
        this.files = files;
        this.library = library;
    }

    /// Files of cases can be handed in.
    @Configuration(proxyBeanMethods = false)
    static class Kind {

        @Bean
        ImportKind caseFiles() {
            return KIND;
        }
    }

    record CaseImportSource(
            @Nullable FileId attachment,
            @Nullable String ndjson,
            @Nullable String csv) {

        // What a text is, it shows itself.
        ImportSource table() {
            return new ImportSource(attachment, ndjson == null ? csv : ndjson);
        }
    }

    record ImportCaseStudiesInput(
            CaseImportSource file,
            @Nullable String source,
            @Nullable String sheet,
            boolean allOrNothing) {}

    record ImportCaseStudiesPayload(ImportReport report, List<Refusal<ImportCaseStudiesErrorCode>> errors) {

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
    ImportCaseStudiesPayload importCaseStudies(@Argument ImportCaseStudiesInput input, Actor actor, Command command) {
        var mandate = KIND.importer(actor);
        var order = new CaseImport.Order(mandate.organizationId(), input.source(), input.sheet(), input.allOrNothing());
        var decision = files.open(
                input.file().table(),
                "importCaseStudies",
                actor,
                ImportCaseStudiesErrorCode.class,
                file -> imports.run(file, order, command.under(mandate.id().value()), row -> {}));
        return new ImportCaseStudiesPayload(
                Objects.requireNonNullElse(decision.aggregate(), ImportReport.NONE),
                decision.refusals().stream().map(CaseImportController::ofFile).toList());
    }

    // What other imports call `source` is `file` here, where a source is where a case is from.
    private static Refusal<ImportCaseStudiesErrorCode> ofFile(Refusal<ImportCaseStudiesErrorCode> refusal) {
        var path = refusal.path().stream()
                .map(name -> name.equals("source") ? "file" : name)
                .toList();
        return new Refusal<>(refusal.code(), path, refusal.clause(), refusal.facts());
    }

    @BatchMapping(typeName = "ImportedRow")
    Map<ImportedRow, CaseStudy> caseStudy(List<ImportedRow> rows) {
        var ids = rows.stream().flatMap(CaseImportController::records).toList();
        var found = ids.isEmpty() ? Map.<CaseStudyId, CaseStudy>of() : library.byId(ids);
        return rows.stream()
                .distinct()
                .filter(row -> records(row).anyMatch(found::containsKey))
                .collect(Collectors.toMap(
                        row -> row,
                        row -> Objects.requireNonNull(
                                found.get(records(row).findFirst().orElseThrow()))));
    }

    private static Stream<CaseStudyId> records(ImportedRow row) {
        return row.records().stream()
                .filter(id -> id.startsWith(CaseStudyId.PREFIX + "_"))
                .map(CaseStudyId::new);
    }
}
