/// Takes signed messages to programs of others, wherever anybody could reach, and nowhere else.
@NullMarked
@ApplicationModule(allowedDependencies = {"ledger"})
package pilotregistry.courier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
