/// How much a client may ask for in a time: budgets that all nodes share, and what is left of them.
@NullMarked
@ApplicationModule(allowedDependencies = {"language", "access", "client", "database"})
package pilotregistry.allowance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
