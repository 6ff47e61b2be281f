/// GraphQL over HTTP, exactly: which questions are heard, in which form and with which status they are answered, and
/// for how long an answer may be kept.
@NullMarked
@ApplicationModule(allowedDependencies = {"language", "database"})
package pilotregistry.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
