package pilotregistry;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import pilotregistry.historic.ImportCommand;

/// Starts the registry, or carries out its one command.
@SpringBootApplication(proxyBeanMethods = false, exclude = OAuth2AuthorizationServerJwtAutoConfiguration.class)
@ConfigurationPropertiesScan
@EnableScheduling
public class PilotRegistry {

    public static void main(String[] arguments) {
        if (ImportCommand.isMeant(arguments)) {
            System.exit(ImportCommand.run(PilotRegistry.class, arguments));
        }
        SpringApplication.run(PilotRegistry.class, arguments);
    }

    // What the database keeps: an event is hashed with the very instant that is stored.
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
