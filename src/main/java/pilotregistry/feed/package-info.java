/// The gap-free record of all changes: outboxes copied to one numbered feed.
@NullMarked
@ApplicationModule(allowedDependencies = {"ledger"})
package pilotregistry.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
