/// The reference data that the notice and the national codes fix: types, industries, places, regions, metrics, rules.
@NullMarked
@ApplicationModule(allowedDependencies = {"language", "connection"})
package pilotregistry.reference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
