package pilotregistry;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/// Starts the registry.
@SpringBootApplication(proxyBeanMethods = false)
public class PilotRegistry {

    public static void main(String[] arguments) {
        SpringApplication.run(PilotRegistry.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
