package pilotregistry;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import pilotregistry.application.AttachErrorCode;

/// No refusal is without a test: each code of a mutation is named by the test class of that mutation, or by what this
/// class takes its cases from. What is wrong with a table as a whole is read in one place for all imports, and tested
/// there.
@Execution(ExecutionMode.CONCURRENT)
@Tag("gate")
class RefusalTests {

    private static final GraphQLSchema SCHEMA = SchemaFiles.composed();
    private static final Map<String, Path> SOURCES = sources();
    private static final Pattern NAME = Pattern.compile("\\b[A-Z]\\w+\\b");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*//.*$");
    private static final Pattern TEXT = Pattern.compile("(?s)\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"");
    private static final Pattern CONSTANTS = Pattern.compile("import static [\\w.]+(?:ErrorCode|FindingCode)\\.\\*;");

    /// Codes of files that no caller can see: the same file again is answered with the one that is there, and a file is
    /// attached to whatever version there is.
    private static final List<String> UNSEEN = List.of("ALREADY_ATTACHED", "VERSION_CONFLICT");

    @Test
    void testsEveryRefusalOfEveryMutation() {
        var untested = new TreeMap<String, List<String>>();
        for (var mutation : Objects.requireNonNull(SCHEMA.getMutationType()).getFields()) {
            var tests = read(act(mutation) + "Tests") + (isImport(mutation) ? read("SheetTests") : "");
            var missing = codes(act(mutation) + "ErrorCode")
                    .filter(code -> !names(tests, code))
                    .toList();
            if (!missing.isEmpty()) {
                untested.put(mutation.getName(), missing);
            }
        }
        assertThat(untested).isEmpty();
    }

    @Test
    void testsEveryRefusalOfAFile() {
        var tests = read("AttachmentTests");
        assertThat(Arrays.stream(AttachErrorCode.values()).map(Enum::name).filter(code -> !names(tests, code)))
                .containsExactlyElementsOf(UNSEEN);
    }

    @Test
    void testsEveryFindingOfAnImport() {
        var tests = SOURCES.keySet().stream()
                .filter(name -> name.startsWith("Import") && name.endsWith("Tests"))
                .flatMap(name -> beside(name).filter(other -> other.endsWith("Tests")))
                .distinct()
                .map(RefusalTests::read)
                .toList();
        assertThat(codes("ImportFindingCode").filter(code -> tests.stream().noneMatch(test -> names(test, code))))
                .isEmpty();
    }

    private static boolean isImport(GraphQLFieldDefinition mutation) {
        return mutation.getName().startsWith("import");
    }

    /// Whether a code is in a text of the source, or stands there as a constant.
    private static boolean names(String tests, String code) {
        var word = Pattern.compile("(?<![.\\w])" + code + "\\b");
        return Pattern.compile("(?:ErrorCode|FindingCode|TableFlaw)\\." + code + "\\b")
                        .matcher(tests)
                        .find()
                || (CONSTANTS.matcher(tests).find() && word.matcher(tests).find())
                || TEXT.matcher(tests)
                        .results()
                        .anyMatch(text -> word.matcher(text.group()).find());
    }

    /// The source of a test class without its comments, with that of the cases and stories beside it that it names.
    private static String read(String test) {
        var path = SOURCES.get(test);
        if (path == null) {
            return "";
        }
        var text = SchemaFiles.text(path);
        var helpers = NAME.matcher(text)
                .results()
                .map(found -> found.group())
                .distinct()
                .filter(name -> !name.endsWith("Tests"))
                .map(SOURCES::get)
                .filter(helper -> helper != null && Objects.equals(helper.getParent(), path.getParent()))
                .map(SchemaFiles::text);
        return COMMENT.matcher(Stream.concat(Stream.of(text), helpers).collect(joining("\n")))
                .replaceAll("");
    }

    private static Stream<String> beside(String name) {
        var folder = Objects.requireNonNull(SOURCES.get(name)).getParent();
        return SOURCES.entrySet().stream()
                .filter(source -> folder.equals(source.getValue().getParent()))
                .map(Map.Entry::getKey);
    }

    private static Stream<String> codes(String type) {
        GraphQLEnumType codes = SCHEMA.getTypeAs(type);
        return codes.getValues().stream().map(GraphQLEnumValueDefinition::getName);
    }

    private static String act(GraphQLFieldDefinition mutation) {
        return Character.toUpperCase(mutation.getName().charAt(0))
                + mutation.getName().substring(1);
    }

    private static Map<String, Path> sources() {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(toMap(file -> file.getFileName().toString().replace(".java", ""), file -> file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
