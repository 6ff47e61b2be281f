package pilotregistry;

import graphql.language.Document;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The API as it is written in `schema/`: file by file, or composed into one schema that is not executable.
public final class SchemaFiles {

    static final Path FOLDER = Path.of("schema");

    private SchemaFiles() {}

    /// The files' definitions, by the name of the file, which is that of its module but for hyphens.
    static Map<String, Document> byName() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            var documents = new TreeMap<String, Document>();
            files.filter(file -> file.toString().endsWith(".graphqls"))
                    .forEach(file -> documents.put(
                            file.getFileName().toString().replace(".graphqls", ""), Parser.parse(text(file))));
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static GraphQLSchema composed() {
        var registry = new TypeDefinitionRegistry();
        byName().values().forEach(document -> registry.merge(new SchemaParser().buildRegistry(document)));
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(registry);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
