package pilotregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;
import pilotregistry.RegistryTest;

@RegistryTest
class SchemaTests {

    @Autowired
    GraphQlSource source;

    @Test
    void holdsTheRoots() {
        assertThat(source.schema().getQueryType().getFieldDefinitions()).isNotEmpty();
    }
}
