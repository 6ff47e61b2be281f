/// What a body applies with (申报): its content, the rules it must meet, its filing to the province and submission to the
/// ministries.
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
            "attachment"
        })
package pilotregistry.application;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
