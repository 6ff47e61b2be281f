/// Who is asking, for which body, and what that allows: the meet of a token's scopes and the registry's mandates.
@NullMarked
@ApplicationModule(allowedDependencies = {"language", "ledger", "connection", "feed", "reference", "organization"})
package pilotregistry.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
