package pilotregistry;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AstPrinter;
import graphql.language.DirectiveDefinition;
import graphql.language.ObjectTypeDefinition;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What clients were promised: the composed schema of the last release breaks nothing, and changes on purpose only.
///
/// A difference that breaks nobody is accepted by a run with `-Dregistry.schema.publish=true`, which also writes it to
/// the changelog. One that breaks somebody takes deleting the published file, and a major release; unless what goes
/// was deprecated and its day has come.
@Execution(ExecutionMode.CONCURRENT)
@Tag("gate")
class PublishedSchemaTests {

    private static final Path PUBLISHED = SchemaFiles.FOLDER.resolve("published/registry.graphql");
    private static final Path CHANGELOG = SchemaFiles.FOLDER.resolve("published/CHANGELOG.md");
    private static final String HEADING = "# What has changed in the published schema\n";
    private static final Pattern DAY = Pattern.compile("removed on (\\d{4}-\\d{2}-\\d{2})");
    private static final boolean PUBLISH = Boolean.getBoolean("registry.schema.publish");

    @Test
    void breaksNoClient() {
        if (Files.exists(PUBLISHED)) {
            var due = new HashSet<>(due(SchemaFiles.text(PUBLISHED), LocalDate.now(ZoneOffset.UTC)));
            assertThat(differences().getBreakages().stream()
                            .filter(breakage -> !due.contains(breakage.getTypeName() + "." + breakage.getFieldName()))
                            .map(DiffEvent::getReasonMsg))
                    .isEmpty();
        }
    }

    @Test
    void letsGoWhatWasDeprecatedOnceItsDayHasCome() {
        var published = """
                type Query {
                  old: Int @deprecated(reason: "改用 young。 Use young; removed on 2027-07-01.")
                  young: Int
                }
                """;
        assertThat(due(published, LocalDate.parse("2027-07-01"))).containsExactly("Query.old");
        assertThat(due(published, LocalDate.parse("2027-06-30"))).isEmpty();
    }

    @Test
    void changesOnPurposeOnly() throws IOException {
        breaksNoClient();
        if (PUBLISH) {
            writeDown();
            Files.writeString(PUBLISHED, composed());
        }
        assertThat(PUBLISHED)
                .as("run with -Dregistry.schema.publish=true to accept the difference")
                .exists()
                .hasContent(composed());
    }

    private static CapturingReporter differences() {
        var found = new CapturingReporter();
        // As schemas: as texts they would be read with the limits of a request.
        var published = UnExecutableSchemaGenerator.makeUnExecutableSchema(
                new SchemaParser().parse(SchemaFiles.text(PUBLISHED)));
        var schemas = SchemaDiffSet.diffSetFromIntrospection(published, SchemaFiles.composed());
        new SchemaDiff(SchemaDiff.Options.defaultOptions()).diffSchema(schemas, found);
        return found;
    }

    private static List<String> due(String published, LocalDate today) {
        return new SchemaParser()
                .parse(published).types().values().stream()
                        .filter(ObjectTypeDefinition.class::isInstance)
                        .map(ObjectTypeDefinition.class::cast)
                        .flatMap(type -> type.getFieldDefinitions().stream()
                                .filter(field -> field.getDirectives("deprecated").stream()
                                        .map(AstPrinter::printAst)
                                        .map(DAY::matcher)
                                        .anyMatch(day -> day.find()
                                                && !LocalDate.parse(day.group(1))
                                                        .isAfter(today)))
                                .map(field -> type.getName() + "." + field.getName()))
                        .toList();
    }

    private static void writeDown() throws IOException {
        if (!Files.exists(PUBLISHED)) {
            return;
        }
        var found = differences();
        var lines = Stream.of(found.getBreakages(), found.getDangers(), found.getInfos())
                .flatMap(List::stream)
                .filter(event -> event.getCategory() != null)
                .map(event -> "- %s %s%s"
                        .formatted(
                                event.getCategory()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' '),
                                event.getTypeName(),
                                event.getFieldName() == null ? "" : "." + event.getFieldName()))
                .distinct()
                .sorted()
                .toList();
        if (!lines.isEmpty()) {
            var before = Files.exists(CHANGELOG) ? SchemaFiles.text(CHANGELOG) : HEADING;
            var entry = "\n## " + LocalDate.now(ZoneOffset.UTC) + "\n\n" + String.join("\n", lines) + "\n";
            Files.writeString(CHANGELOG, HEADING + entry + before.substring(HEADING.length()));
        }
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
