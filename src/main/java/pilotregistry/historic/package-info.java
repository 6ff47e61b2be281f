/// What was before the registry: the bodies, calls and pilots it begins with, and the import of more.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "language",
            "ledger",
            "connection",
            "reference",
            "organization",
            "access",
            "batch",
            "attachment",
            "application",
            "pilot",
            "casestudy",
            "sheet",
            "login"
        })
package pilotregistry.historic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
