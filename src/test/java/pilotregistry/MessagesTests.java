package pilotregistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import pilotregistry.connection.BadPage;

/// Whatever the registry refuses, it says so in both languages; and it keeps no text that nobody reads.
class MessagesTests {

    private static final Properties ZH = messages("zh");
    private static final Properties EN = messages("en");

    /// Codes of exceptions, which are the keys of their messages.
    private static final Pattern THROWN = Pattern.compile("(?:CodedException|super|Forbidden)\\(\\s*\"([A-Z_]+)\"");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");
    private static final Pattern LITERAL = Pattern.compile("\"([\\w.]+)\"");

    @Test
    void saysEveryRefusalInBothLanguages() {
        var needed = new TreeSet<>(enumerated());
        needed.addAll(found(THROWN));
        assertThat(needed).hasSizeGreaterThan(50);
        assertThat(needed.stream().filter(key -> !ZH.containsKey(key) || !EN.containsKey(key)))
                .isEmpty();
    }

    @Test
    void saysTheSameThingsInBothLanguages() {
        assertThat(ZH.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(EN.stringPropertyNames());
        assertSoftly(softly -> EN.stringPropertyNames().forEach(key -> {
            softly.assertThat(EN.getProperty(key)).as(key).containsPattern("[A-Za-z]");
            softly.assertThat(ZH.getProperty(key)).as(key).containsPattern("\\p{IsHan}");
            softly.assertThat(placeholders(EN.getProperty(key))).as(key).isEqualTo(placeholders(ZH.getProperty(key)));
        }));
    }

    @Test
    void keepsNoTextThatNobodyReads() {
        var used = new TreeSet<>(enumerated());
        used.addAll(found(LITERAL));
        assertThat(EN.stringPropertyNames().stream()
                        .filter(key -> !used.contains(key) && !used.contains(key.substring(0, key.indexOf('.') + 1))))
                .isEmpty();
    }

    /// The keys that are enum constants: why an act is refused, why a page cannot be had, what a rule looks at.
    private static Set<String> enumerated() {
        var codes = ArchitectureTests.CLASSES.stream()
                .filter(type -> type.isEnum() && type.getSimpleName().matches("\\w*(ErrorCode|FindingCode)"))
                .flatMap(type -> constants(type).map(constant -> type.getSimpleName() + "." + constant));
        var reasons = Stream.of(BadPage.Reason.values()).map(reason -> "BadPage." + reason);
        return Stream.concat(codes, reasons).collect(Collectors.toSet());
    }

    private static Stream<String> constants(JavaClass type) {
        return type.getEnumConstants().stream().map(JavaEnumConstant::name);
    }

    private static Set<String> found(Pattern pattern) {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> pattern.matcher(SchemaFiles.text(file)).results())
                    .map(match -> match.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Properties messages(String language) {
        try {
            return PropertiesLoaderUtils.loadProperties(new EncodedResource(
                    new ClassPathResource("messages_" + language + ".properties"), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
