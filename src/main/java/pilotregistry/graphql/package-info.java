/// Plumbing of the GraphQL transport: scalars, directives, errors, and what a request knows of its caller.
@NullMarked
@ApplicationModule(allowedDependencies = {"language", "ledger", "connection", "reference", "access"})
package pilotregistry.graphql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
