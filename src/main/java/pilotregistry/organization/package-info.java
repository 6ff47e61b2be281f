/// The bodies of the procedure: who may apply, recommend and designate.
@NullMarked
@ApplicationModule(allowedDependencies = {"language", "ledger", "connection", "reference"})
package pilotregistry.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
