package pilotregistry;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Gives the registry of the tests a [TestDatabase], the [StoryClock], the [SchemaInspection] and the count of
/// [RoundTrips].
final class TestRegistry implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        var properties = Map.<String, Object>copyOf(TestDatabase.fresh().properties());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test database", properties));
        context.registerBean(StoryClock.class, StoryClock::new, definition -> definition.setPrimary(true));
        context.registerBean(SchemaInspection.class);
        context.registerBean(RoundTrips.class);
    }
}
