/// What a request may ask for: documents are held to limits, priced by the schema, kept while they are used, and may be
/// known by their number instead of their text.
@NullMarked
@ApplicationModule(allowedDependencies = {"language", "ledger", "access", "client", "database", "allowance"})
package pilotregistry.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
