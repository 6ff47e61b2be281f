/// What pilots brought (成效) and produced (成果): reported, verified, added up.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "language",
            "ledger",
            "connection",
            "feed",
            "reference",
            "organization",
            "access",
            "batch",
            "attachment",
            "application",
            "pilot",
            "sheet"
        })
package pilotregistry.outcome;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
