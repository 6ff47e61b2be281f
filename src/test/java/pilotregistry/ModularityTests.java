package pilotregistry;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// Every step of the procedure knows the steps before it, as its `package-info` says, and none after it.
class ModularityTests {

    @Test
    void followsTheDeclaredArrowsWithoutCycles() {
        ApplicationModules.of(PilotRegistry.class).verify();
    }
}
