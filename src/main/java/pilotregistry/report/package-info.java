/// What the register comes to: coverage, benefits, how far applications have come, what cases there are (设计第 10 节).
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
            "application",
            "designation",
            "pilot",
            "outcome",
            "casestudy",
            "search"
        })
package pilotregistry.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
