/// How every list of the API is filtered, ordered and paged.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package pilotregistry.connection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
