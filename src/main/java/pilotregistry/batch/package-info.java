/// One call of the ministries (推荐通知): its deadline, quota, limits and rules, all of them data.
@NullMarked
@ApplicationModule(allowedDependencies = {"language", "ledger", "connection", "reference", "organization", "access"})
package pilotregistry.batch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
