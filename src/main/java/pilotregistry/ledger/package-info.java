/// Every change is one compare-and-set of one document, with its event in the same write (design §3).
@NullMarked
@ApplicationModule(allowedDependencies = "language")
package pilotregistry.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
