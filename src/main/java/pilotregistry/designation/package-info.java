/// What the ministries decide (审批与认定): formal check, scored review, and the joint designation of pilots (R29).
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
            "application"
        })
package pilotregistry.designation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
