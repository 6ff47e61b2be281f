package pilotregistry;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/// A test of the whole registry on a free port, with a database of its own and the [StoryClock].
///
/// All such classes share one context, started once: so they add no beans, properties or profiles of their own,
/// and tell their records apart from those of others by what is in them.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(classes = PilotRegistry.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestRegistry.class)
@ExtendWith(StoryClock.AtStart.class)
public @interface RegistryTest {}
