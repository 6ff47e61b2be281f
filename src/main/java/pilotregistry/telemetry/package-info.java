/// What operators see: one line for each GraphQL request, and where the registry stands.
@NullMarked
@ApplicationModule(allowedDependencies = {"access"})
package pilotregistry.telemetry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
