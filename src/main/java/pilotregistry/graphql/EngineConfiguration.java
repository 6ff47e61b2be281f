package pilotregistry.graphql;

import graphql.execution.instrumentation.Instrumentation;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the engine does for each request, put together once.
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    GraphQlSourceBuilderCustomizer wholeRequests(ObjectProvider<Instrumentation> instrumentations) {
        return source -> source.configureGraphQl(engine -> engine.instrumentation(
                new WholeRequests(instrumentations.orderedStream().toList())));
    }
}
