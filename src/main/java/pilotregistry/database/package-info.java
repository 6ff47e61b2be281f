/// Where documents are kept: MongoDB by `spring.mongodb.uri`, else an embedded server, and how values are written in
/// either.
///
/// A module declares its own indexes in a package-private `@Component` named for them (`BatchIndexes`) whose
/// constructor
/// takes `MongoOperations` and calls `createIndex`: it runs at every start, before the first request is taken.
/// Only plain and sparse unique indexes mean the same on both databases.
@NullMarked
@ApplicationModule(allowedDependencies = {"language", "ledger"})
package pilotregistry.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
