package pilotregistry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.HashMap;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Gives the registry of the tests a [TestDatabase], the [StoryClock], the [SchemaInspection] and the count of
/// [RoundTrips].
final class TestRegistry implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        var properties = new HashMap<String, Object>(TestDatabase.fresh().properties());
        properties.put("server.tomcat.connection-timeout", "3s"); // so that no test waits long for what never comes
        // The clock stands still, and so does the window of the budgets, while all tests spend.
        properties.put("registry.rate.anonymous", 1_000_000_000_000L);
        properties.put("registry.rate.identified", 1_000_000_000_000L);
        properties.put("registry.live.init-timeout", "2s");
        properties.put("spring.mail.host", "127.0.0.1");
        properties.put("spring.mail.port", freePort()); // where a test of mails has its server
        properties.put("registry.alerts.address", "https://registry.test");
        properties.put("registry.webhooks.private-targets", true); // where the receivers of the tests are
        properties.put("registry.alerts.from", "alerts@registry.test");
        properties.put("registry.webhooks.patience", "2s"); // with a receiver that never answers
        properties.put("registry.retention.round", "PT24H"); // what other tests wrote long ago stays
        properties.put("registry.alerts.round", "PT24H"); // the tests go round themselves, their clock in hand
        properties.put("registry.webhooks.round", "PT24H");
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test database", properties));
        context.registerBean(StoryClock.class, StoryClock::new, definition -> definition.setPrimary(true));
        context.registerBean(SchemaInspection.class);
        context.registerBean(RoundTrips.class);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
