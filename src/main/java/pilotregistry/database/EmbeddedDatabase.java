package pilotregistry.database;

import com.mongodb.ConnectionString;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The database of a registry that was given none.
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("environment.getProperty('spring.mongodb.uri', '').isEmpty()")
class EmbeddedDatabase {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    @Bean
    EmbeddedServer embeddedServer(@Value("${registry.data:./data}") Path folder) {
        var server = new EmbeddedServer(folder);
        log.info(
                "内置数据库 {}：供试用、开发和演示，适合数千条记录；正式运行请设置 SPRING_MONGODB_URI。"
                        + " Embedded database, for trying, developing and demonstrating, thousands of records;"
                        + " set SPRING_MONGODB_URI for real use.",
                server.file().toAbsolutePath().normalize());
        return server;
    }

    @Bean
    MongoConnectionDetails embeddedConnection(EmbeddedServer server) {
        return new MongoConnectionDetails() {
            @Override
            public ConnectionString getConnectionString() {
                return server.connectionString();
            }
        };
    }
}
