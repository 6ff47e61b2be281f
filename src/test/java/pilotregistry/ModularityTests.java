package pilotregistry;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.modulith.core.ApplicationModules;

/// Every step of the procedure knows the steps before it, as its `package-info` says, and none after it.
@Tag("gate")
@Execution(ExecutionMode.CONCURRENT)
class ModularityTests {

    @Test
    void followsTheDeclaredArrowsWithoutCycles() {
        ApplicationModules.of(PilotRegistry.class).verify();
    }
}
