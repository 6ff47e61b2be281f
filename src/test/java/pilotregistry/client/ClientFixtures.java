package pilotregistry.client;

import java.time.Clock;
import org.springframework.data.mongodb.core.MongoOperations;

/// What other modules' tests need of clients, made as the registry makes it.
public final class ClientFixtures {

    private ClientFixtures() {}

    public static ClientStandings standings(MongoOperations mongo) {
        return new ClientStandings(mongo);
    }

    public static ClientUsage usage(MongoOperations mongo, Clock clock) {
        return new ClientUsage(mongo, standings(mongo), clock);
    }
}
