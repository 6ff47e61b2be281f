/// Takes what changes to the programs of those who may know it: signed, in order, until they have it.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "language",
            "ledger",
            "connection",
            "feed",
            "organization",
            "access",
            "client",
            "history",
            "courier"
        })
package pilotregistry.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
