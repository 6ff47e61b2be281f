package pilotregistry;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import pilotregistry.connection.BadPage;

/// Whatever the registry refuses, it says so in both languages; and it keeps no text that nobody reads.
@Tag("gate")
class MessagesTests {

    private static final Properties ZH = messages("zh");
    private static final Properties EN = messages("en");

    /// Codes of exceptions, which are the keys of their messages.
    private static final Pattern THROWN = Pattern.compile("(?:CodedException|super|Forbidden)\\(\\s*\"([A-Z_]+)\"");

    private static final Pattern LITERAL = Pattern.compile("\"([\\w.]+)\"");
    private static final Pattern REFERENCE = Pattern.compile("@\\{([\\w.]+)}");
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<!@)\\{\\w+}");

    /// The constants of each enum, by its simple name: `DraftApplicationErrorCode.TITLE_MISSING` is the key of a text.
    private static final Map<String, Set<String>> ENUMS = enums();

    @Test
    void saysEveryRefusalInBothLanguages() {
        var needed = new TreeSet<>(sources(THROWN));
        Stream.of(BadPage.Reason.values()).forEach(reason -> needed.add("BadPage." + reason));
        ENUMS.get("FindingCode").forEach(code -> needed.add("FindingCode." + code + ".remedy"));
        ENUMS.forEach((type, constants) -> {
            if (type.endsWith("ErrorCode") || (hasTexts(type) && !type.equals("FindingCode"))) {
                constants.forEach(constant -> needed.add(type + "." + constant));
            }
        });
        assertThat(needed).hasSizeGreaterThan(50);
        assertThat(needed.stream().filter(key -> !ZH.containsKey(key) || !EN.containsKey(key)))
                .isEmpty();
    }

    @Test
    void saysTheSameInBothLanguages() {
        var keys = new TreeSet<>(ZH.stringPropertyNames());
        keys.addAll(EN.stringPropertyNames());
        assertSoftly(softly -> keys.forEach(key -> {
            var zh = ZH.getProperty(key, "");
            var en = EN.getProperty(key, "");
            softly.assertThat(all(PLACEHOLDER, en)).as(key).isEqualTo(all(PLACEHOLDER, zh));
            softly.assertThat(all(REFERENCE, en))
                    .as(key)
                    .isEqualTo(all(REFERENCE, zh))
                    .isSubsetOf(ZH.stringPropertyNames());
            softly.assertThat(zh).as(key).containsPattern("\\p{IsHan}|@\\{");
            softly.assertThat(en).as(key).containsPattern("[A-Za-z]");
        }));
    }

    // Of two lines with one key the loader would silently keep the last.
    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void saysNothingTwice(String language) throws IOException {
        var lines = Files.readAllLines(Path.of("src/main/resources/messages_" + language + ".properties"));
        var keys = new TreeSet<String>();
        assertThat(lines.stream()
                        .filter(line -> !line.startsWith("#") && line.contains("="))
                        .map(line -> line.substring(0, line.indexOf('=')).strip())
                        .filter(key -> !keys.add(key)))
                .isEmpty();
    }

    @Test
    void keepsNoTextThatNobodyReads() {
        var read = new TreeSet<>(sources(LITERAL));
        ZH.values().forEach(text -> read.addAll(all(REFERENCE, text.toString())));
        assertThat(ZH.stringPropertyNames().stream().filter(key -> !read.contains(key) && !isRead(key, read)))
                .isEmpty();
    }

    private static boolean isRead(String key, Set<String> literals) {
        var parts = key.split("\\.");
        var constants = ENUMS.get(parts[0]);
        return constants == null ? literals.contains(parts[0] + ".") : constants.contains(parts[1]);
    }

    private static boolean hasTexts(String type) {
        return ZH.stringPropertyNames().stream().anyMatch(key -> key.startsWith(type + "."));
    }

    private static Map<String, Set<String>> enums() {
        var enums = new HashMap<String, Set<String>>();
        ArchitectureTests.CLASSES.stream()
                .filter(type -> type.isEnum() && !type.getModifiers().contains(JavaModifier.PRIVATE))
                .forEach(type -> enums.put(type.getSimpleName(), constants(type)));
        return enums;
    }

    private static Set<String> constants(JavaClass type) {
        return type.getEnumConstants().stream().map(JavaEnumConstant::name).collect(toSet());
    }

    private static Set<String> sources(Pattern pattern) {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> all(pattern, SchemaFiles.text(file)).stream())
                    .collect(toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(found.groupCount()))
                .collect(toSet());
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
