/// The gap-free record of all changes: outboxes copied to one numbered feed, and its tail for those who follow.
@NullMarked
@ApplicationModule(allowedDependencies = {"language", "ledger"})
package pilotregistry.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
