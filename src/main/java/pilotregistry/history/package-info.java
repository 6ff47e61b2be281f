/// What became of each record, as far as the reader may see it, and the proof that nobody changed it
/// afterwards.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "language",
            "http",
            "ledger",
            "connection",
            "feed",
            "organization",
            "access",
            "attachment",
            "allowance"
        })
package pilotregistry.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
