/// The registry's own pages: a small front end that knows no more than anybody who asks the public API.
@NullMarked
@ApplicationModule(allowedDependencies = {"language", "http", "document", "attachment"})
package pilotregistry.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
