package pilotregistry.document;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// Gives the engine its documents, and the schema its address.
@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

    @Bean
    GraphQlSourceBuilderCustomizer preparedDocuments(Documents documents) {
        return source -> source.configureGraphQl(engine -> engine.preparsedDocumentProvider(documents));
    }

    @Bean
    @ConditionalOnWebApplication
    RouterFunction<ServerResponse> schemaAddress(SchemaDoor door) {
        return RouterFunctions.route().GET(SchemaDoor.PATH, door::answer).build();
    }
}
