package pilotregistry.database;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import java.time.Duration;
import org.bson.UuidRepresentation;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

/// What every connection promises, whatever its URI says: a write is acknowledged once a majority has journaled it.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    MongoClientSettingsBuilderCustomizer durableConnection() {
        return settings -> settings.writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .retryWrites(true)
                .retryReads(true)
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .addCommandListener(new CallsUnderWay());
    }

    // The box makes neither a client nor a factory where somebody else makes the factory.
    @Bean
    static BeanPostProcessor timedDatabases(Environment environment) {
        var longest = environment.getProperty("registry.database.longest", Duration.class, Duration.ofMinutes(10));
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof SimpleMongoClientDatabaseFactory databases
                        ? TimedDatabases.instead(databases, longest)
                        : bean;
            }
        };
    }

    @Bean
    MongoCustomConversions mongoCustomConversions() {
        return MongoCustomConversions.create(StoredValues::register);
    }
}
