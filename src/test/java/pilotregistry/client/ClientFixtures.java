package pilotregistry.client;

import java.time.Clock;
import java.util.Map;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.login.Tokens;

/// What other modules' tests need of clients, made as the registry makes it.
public final class ClientFixtures {

    private ClientFixtures() {}

    /// A client that is let in, with a token.
    public record Known(int port, String id, String token) {

        public void suspend() {
            new ClientDesk(port).as("admin", "suspendClient", Map.of("id", id, "reason", "测试"));
        }
    }

    public static Known registered(int port) {
        var desk = new ClientDesk(port);
        var told = desk.registered();
        var token = Tokens.accessToken(desk.token(told, "registry.read registry.partner"));
        return new Known(port, told.id(), token);
    }

    public static ClientStandings standings(MongoOperations mongo) {
        return new ClientStandings(mongo);
    }

    public static ClientUsage usage(MongoOperations mongo, Clock clock) {
        return new ClientUsage(mongo, standings(mongo), clock);
    }
}
