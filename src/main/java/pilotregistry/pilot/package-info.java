/// The pilots that were designated (试点): what they are, their term and standing, and the audit credits they bring
/// (R20).
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
            "designation"
        })
package pilotregistry.pilot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
