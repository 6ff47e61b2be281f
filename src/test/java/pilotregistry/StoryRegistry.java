package pilotregistry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// The registry as a program of its own whose story takes place at another time: its clock goes on from there.
public final class StoryRegistry {

    static final String NOW = "story.now";

    private StoryRegistry() {}

    public static void main(String[] arguments) {
        var registry = new SpringApplication(PilotRegistry.class);
        registry.addInitializers(StoryRegistry::setTheClock);
        registry.run(arguments);
    }

    private static void setTheClock(ConfigurableApplicationContext context) {
        var now = Instant.parse(context.getEnvironment().getRequiredProperty(NOW));
        // As the registry's own clock: an event is hashed with the very instant that is stored.
        var apart = Duration.between(Instant.now(), now).truncatedTo(ChronoUnit.MILLIS);
        ((GenericApplicationContext) context)
                .registerBean(
                        "storyClock",
                        Clock.class,
                        () -> Clock.offset(Clock.tickMillis(ZoneOffset.UTC), apart),
                        definition -> definition.setPrimary(true));
    }
}
