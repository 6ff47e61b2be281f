package pilotregistry;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import pilotregistry.backup.BackupCommand;
import pilotregistry.historic.ImportCommand;
import pilotregistry.history.HistoryCommand;

/// Starts the registry, or carries out one of its commands.
@SpringBootApplication(proxyBeanMethods = false, exclude = OAuth2AuthorizationServerJwtAutoConfiguration.class)
@ConfigurationPropertiesScan
@EnableScheduling
public class PilotRegistry {

    private static final int ROUNDS = 16;

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

    // Of its own accord the box lets all rounds take turns on one thread, where a slow one holds up the others: the
    // relay behind receivers of digests that never answer.
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(ROUNDS);
        scheduler.setThreadFactory(Thread.ofVirtual().name("round-", 0).factory());
        return scheduler;
    }

    // What the database keeps: an event is hashed with the very instant that is stored.
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
