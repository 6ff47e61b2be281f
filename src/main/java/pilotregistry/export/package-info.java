/// Taking out what one may see: any list as CSV, XLSX or NDJSON, whole, with a manifest.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "language",
            "http",
            "ledger",
            "connection",
            "feed",
            "reference",
            "organization",
            "access",
            "allowance",
            "batch",
            "attachment",
            "application",
            "recommendation",
            "designation",
            "pilot",
            "outcome",
            "casestudy",
            "search",
            "document"
        })
package pilotregistry.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
