/// What worked and how others repeat it (典型案例): written, reviewed, published in immutable versions, cited.
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
            "outcome",
            "sheet"
        })
package pilotregistry.casestudy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
