package pilotregistry.document;

import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives the engine its documents.
@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

    @Bean
    GraphQlSourceBuilderCustomizer preparedDocuments(Documents documents) {
        return source -> source.configureGraphQl(engine -> engine.preparsedDocumentProvider(documents));
    }
}
