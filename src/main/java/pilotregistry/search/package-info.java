/// Finding published case studies by what they are about: in Chinese and English, by facet and by outcome (设计第 8 节).
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
            "pilot",
            "outcome",
            "casestudy"
        })
package pilotregistry.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
