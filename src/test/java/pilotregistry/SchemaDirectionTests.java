package pilotregistry;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.DirectiveDefinition;
import graphql.language.Document;
import graphql.language.Node;
import graphql.language.SDLExtensionDefinition;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;

/// The files of the schema follow the arrows of the packages: a file names its own types and those of the modules
/// that its package may use, so that a later step extends an earlier one and is never mentioned by it.
@Tag("gate")
class SchemaDirectionTests {

    private static final Set<String> BUILT_IN = Set.of("Int", "Float", "String", "Boolean", "ID");

    @Test
    void namesNoTypeOfALaterStep() throws ClassNotFoundException {
        var files = SchemaFiles.byName();
        var owners = new HashMap<String, String>();
        files.forEach((file, document) -> defined(document).forEach(type -> owners.put(type, file)));
        var against = new TreeSet<String>();
        for (var file : files.keySet()) {
            var allowed = allowed(file);
            used(files.get(file)).filter(type -> !BUILT_IN.contains(type)).forEach(type -> {
                if (!allowed.contains(owners.get(type))) {
                    against.add(file + " names " + type + " of " + owners.get(type));
                }
            });
        }
        assertThat(against).isEmpty();
    }

    private static Set<String> allowed(String file) throws ClassNotFoundException {
        var allowed = new TreeSet<>(List.of(file, "schema"));
        if (!file.equals("schema")) {
            var module = Class.forName("pilotregistry." + module(file) + ".package-info")
                    .getAnnotation(ApplicationModule.class);
            var modules = Set.of(module.allowedDependencies());
            SchemaFiles.byName().keySet().stream()
                    .filter(other -> modules.contains(module(other)))
                    .forEach(allowed::add);
        }
        return allowed;
    }

    private static String module(String file) {
        return file.replace("-", "");
    }

    private static Stream<String> defined(Document document) {
        return document.getDefinitionsOfType(TypeDefinition.class).stream()
                .filter(type -> !(type instanceof SDLExtensionDefinition))
                .map(TypeDefinition<?>::getName);
    }

    // What a directive takes is no arrow: its enums are read by the schema, not by the file that defines it.
    private static Stream<String> used(Node<?> node) {
        if (node instanceof DirectiveDefinition) {
            return Stream.of();
        }
        var named =
                switch (node) {
                    case TypeName type -> Stream.of(type.getName());
                    case TypeDefinition<?> extension
                    when extension instanceof SDLExtensionDefinition -> Stream.of(extension.getName());
                    default -> Stream.<String>of();
                };
        return Stream.concat(named, node.getChildren().stream().flatMap(SchemaDirectionTests::used));
    }
}
