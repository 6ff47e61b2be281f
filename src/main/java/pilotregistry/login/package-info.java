/// Who may come in: the chains that check tokens, the local profile's own issuer with its demonstration persons, and
/// GraphiQL.
@NullMarked
@ApplicationModule(allowedDependencies = {"http", "access", "client"})
package pilotregistry.login;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
