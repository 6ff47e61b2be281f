package pilotregistry;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.DirectiveDefinition;
import graphql.schema.diff.DiffEvent;
import graphql.schema.diff.SchemaDiff;
import graphql.schema.diff.SchemaDiffSet;
import graphql.schema.diff.reporting.CapturingReporter;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What clients were promised: the composed schema of the last release breaks nothing, and changes on purpose only.
///
/// A difference that breaks nobody is accepted by a run with `-Dregistry.schema.publish=true`. One that breaks
/// somebody is not: it takes deleting the published file, and a major release.
class PublishedSchemaTests {

    private static final Path PUBLISHED = SchemaFiles.FOLDER.resolve("published/registry.graphql");
    private static final boolean PUBLISH = Boolean.getBoolean("registry.schema.publish");

    @Test
    void breaksNoClient() {
        if (Files.exists(PUBLISHED)) {
            var found = new CapturingReporter();
            // As schemas: as texts they would be read with the limits of a request.
            var published = UnExecutableSchemaGenerator.makeUnExecutableSchema(
                    new SchemaParser().parse(SchemaFiles.text(PUBLISHED)));
            var schemas = SchemaDiffSet.diffSetFromIntrospection(published, SchemaFiles.composed());
            new SchemaDiff(SchemaDiff.Options.defaultOptions()).diffSchema(schemas, found);
            assertThat(found.getBreakages()).extracting(DiffEvent::getReasonMsg).isEmpty();
        }
    }

    @Test
    void changesOnPurposeOnly() throws IOException {
        breaksNoClient();
        if (PUBLISH) {
            Files.writeString(PUBLISHED, composed());
        }
        assertThat(PUBLISHED)
                .as("run with -Dregistry.schema.publish=true to accept the difference")
                .exists()
                .hasContent(composed());
    }

    private static String composed() {
        var own = SchemaFiles.byName().values().stream()
                .flatMap(document -> document.getDefinitionsOfType(DirectiveDefinition.class).stream())
                .map(DirectiveDefinition::getName)
                .collect(Collectors.toSet());
        var options = SchemaPrinter.Options.defaultOptions().includeDirectiveDefinition(own::contains);
        return new SchemaPrinter(options).print(SchemaFiles.composed());
    }
}
