/// Client programs of partner agencies: what each may do, how much it may ask for, the secrets it shows, and
/// what it uses.
@NullMarked
@ApplicationModule(allowedDependencies = {"language", "ledger", "connection", "reference", "organization", "access"})
package pilotregistry.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
