package pilotregistry.casestudy;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.organization.Directory;
import pilotregistry.organization.OrganizationId;
import pilotregistry.sheet.ImportDesk;
import pilotregistry.sheet.ImportOptions;
import pilotregistry.sheet.ImportReport;
import pilotregistry.sheet.ImportedRow;
import pilotregistry.sheet.SheetField;
import pilotregistry.sheet.TableFile;

/// Takes historic cases in, from a table or from JSON lines, as published: the ministry that imports them answers for
/// them.
@Component
public class CaseImport {

    private static final String REGISTER = "清洁生产审核创新试点登记系统";

    private final ImportDesk desk;
    private final CopyDesk copies;
    private final Ledger ledger;
    private final CaseLibrary library;
    private final CaseVersions versions;
    private final Directory directory;

    CaseImport(
            ImportDesk desk,
            CopyDesk copies,
            Ledger ledger,
            CaseLibrary library,
            CaseVersions versions,
            Directory directory) {
        this.desk = desk;
        this.copies = copies;
        this.ledger = ledger;
        this.library = library;
        this.versions = versions;
        this.directory = directory;
    }

    /// How a file is to be imported.
    ///
    /// @param body that imports it; null for the registry itself
    /// @param source where all of it is from; a row may say otherwise
    /// @param sheet of a workbook; null for its first
    /// @param allOrNothing whether one refused row keeps all out
    public record Order(
            @Nullable OrganizationId body,
            @Nullable String source,
            @Nullable String sheet,
            boolean allOrNothing) {}

    /// Imports a file, or tries to.
    ///
    /// @param each is told of every row as soon as it is done
    public Decision<ImportReport, ImportCaseStudiesErrorCode> run(
            TableFile file, Order order, Command command, Consumer<ImportedRow> each) {
        return file.isNdjson()
                ? desk.run(lines(order), file, options(null, order), command, each)
                : desk.run(table(order), file, options(order.sheet(), order), command, each);
    }

    /// How many rows there are in it.
    ///
    /// @throws pilotregistry.sheet.UnreadableTable where it cannot be read to its end
    public int rows(TableFile file, Order order) {
        return file.isNdjson()
                ? desk.rows(lines(order), file, options(null, order))
                : desk.rows(table(order), file, options(order.sheet(), order));
    }

    private static <F extends Enum<F> & SheetField> ImportOptions<F> options(@Nullable String sheet, Order order) {
        return new ImportOptions<>(sheet, List.of(), true, order.allOrNothing());
    }

    private CaseTables.Lines lines(Order order) {
        return new CaseTables.Lines(checks(order), entering(order));
    }

    private CaseTables.Table table(Order order) {
        return new CaseTables.Table(checks(order), entering(order));
    }

    private Supplier<CaseRowCheck> checks(Order order) {
        return () -> new CaseRowCheck(copies, order.source());
    }

    private CaseEntering entering(Order order) {
        var body = order.body() == null ? null : directory.find(order.body()).orElseThrow();
        var importer = new CaseEntering.Importer(order.body(), body == null ? REGISTER : body.name());
        return new CaseEntering(ledger, library, versions, importer);
    }
}
