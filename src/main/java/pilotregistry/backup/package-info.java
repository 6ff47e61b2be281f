/// Everything the database holds as one file, consistent at a position of the feed, and back from it.
@NullMarked
@ApplicationModule(allowedDependencies = {"language", "ledger", "feed"})
package pilotregistry.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
