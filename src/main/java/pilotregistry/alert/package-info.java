/// Searches that are kept, and told of what is new to them: by Atom feed, in digests, until one click ends it.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "language",
            "http",
            "ledger",
            "connection",
            "organization",
            "access",
            "pilot",
            "casestudy",
            "search",
            "courier"
        })
package pilotregistry.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
