/// Tables that are handed in (CSV, XLSX) and how an import reads them: rows, columns, findings, reports.
@NullMarked
@ApplicationModule(allowedDependencies = {"language", "ledger", "reference", "access", "attachment", "application"})
package pilotregistry.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
