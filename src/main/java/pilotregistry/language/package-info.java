/// What the registry says in Chinese and English: labels, messages and the errors that carry a stable code.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package pilotregistry.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
