package pilotregistry.casestudy;

import java.util.function.Function;
import java.util.function.Supplier;
import pilotregistry.sheet.Columns;
import pilotregistry.sheet.Headers;
import pilotregistry.sheet.ImportOptions;
import pilotregistry.sheet.SheetRow;
import pilotregistry.sheet.TableImport;

/// The two forms in which cases are imported: a table, and JSON lines.
final class CaseTables {

    private CaseTables() {}

    /// A table with a header.
    record Table(Supplier<CaseRowCheck> checks, CaseEntering entering)
            implements TableImport<CaseField, ImportCaseStudiesErrorCode> {

        @Override
        public Headers<CaseField> headers() {
            return CaseField.HEADERS;
        }

        @Override
        public Class<ImportCaseStudiesErrorCode> codes() {
            return ImportCaseStudiesErrorCode.class;
        }

        @Override
        public Rows pass(Columns<CaseField> columns, ImportOptions<CaseField> options) {
            return rows(checks.get(), entering, check -> row -> {
                var cells = new CaseCells(columns, row);
                return check.check(cells.read(), cells::column);
            });
        }
    }

    /// A file with one JSON object to a line.
    record Lines(Supplier<CaseRowCheck> checks, CaseEntering entering)
            implements TableImport<CaseLineField, ImportCaseStudiesErrorCode> {

        @Override
        public Headers<CaseLineField> headers() {
            return CaseLineField.HEADERS;
        }

        @Override
        public Class<ImportCaseStudiesErrorCode> codes() {
            return ImportCaseStudiesErrorCode.class;
        }

        @Override
        public Rows pass(Columns<CaseLineField> columns, ImportOptions<CaseLineField> options) {
            return rows(checks.get(), entering, check -> row -> {
                var line = row.cells().getFirst().text();
                return check.check(new CaseLine(row.number(), line).read(), CaseLine::column);
            });
        }
    }

    private static TableImport.Rows rows(
            CaseRowCheck check, CaseEntering entering, Function<CaseRowCheck, Function<SheetRow, CaseRow>> reading) {
        var read = reading.apply(check);
        var numbers = entering.numbers();
        return (rows, command) -> entering.enter(rows.stream().map(read).toList(), numbers, command);
    }
}
