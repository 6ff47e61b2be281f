/// What is stored is brought to the format of this release, step by step, before it takes requests.
@NullMarked
@ApplicationModule(allowedDependencies = {"language", "ledger"})
package pilotregistry.upgrade;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
