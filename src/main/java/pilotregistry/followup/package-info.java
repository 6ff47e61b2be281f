/// The year of a pilot (跟踪调度, F03): its body reports progress by period, its province asks for corrections and gives
/// its opinion.
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
            "pilot"
        })
package pilotregistry.followup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
