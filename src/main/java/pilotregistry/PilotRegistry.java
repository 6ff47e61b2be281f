package pilotregistry;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import pilotregistry.backup.BackupCommand;
import pilotregistry.historic.ImportCommand;
import pilotregistry.history.HistoryCommand;

/// Starts the registry, or carries out one of its commands.
@SpringBootApplication(proxyBeanMethods = false, exclude = OAuth2AuthorizationServerJwtAutoConfiguration.class)
@ConfigurationPropertiesScan
@EnableScheduling
public class PilotRegistry {

    public static void main(String[] arguments) {
        if (ImportCommand.isMeant(arguments)) {
            System.exit(ImportCommand.run(PilotRegistry.class, arguments));
        }
        if (HistoryCommand.isMeant(arguments)) {
            System.exit(HistoryCommand.run(PilotRegistry.class, arguments));
        }
        if (BackupCommand.isMeant(arguments)) {
            System.exit(BackupCommand.run(PilotRegistry.class, arguments));
        }
        SpringApplication.run(PilotRegistry.class, arguments);
    }

    // What the database keeps: an event is hashed with the very instant that is stored.
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
