package pilotregistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// `docs/defences.md` names tests that there are, for each of the 27 checks.
@Tag("gate")
class DefencesTests {

    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern NAMED = Pattern.compile("`(?:(\\w+Tests))?#([\\w*]+)`");
    private static final Pattern CHECK = Pattern.compile("(?m)^\\| (\\d+) \\| .*`\\w+Tests#.*$");

    private final String table = SchemaFiles.text(Path.of("docs/defences.md"));

    @Test
    void areProvedEachByATest() {
        assertThat(CHECK.matcher(table).results().map(line -> Integer.valueOf(line.group(1))))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 27).boxed().toList());
    }

    @Test
    void areProvedByTestsThatThereAre() throws IOException {
        var missing = new ArrayList<String>();
        for (var line : table.lines().toList()) {
            var type = "";
            for (var named : NAMED.matcher(line).results().toList()) {
                type = named.group(1) == null ? type : named.group(1);
                if (!has(type, named.group(2))) {
                    missing.add(type + "#" + named.group(2));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static boolean has(String type, String method) throws IOException {
        try (var files = Files.walk(TESTS)) {
            var found = files.filter(file -> file.endsWith(type + ".java")).toList();
            return found.size() == 1
                    && Pattern.compile("void " + method.replace("*", "\\w*") + "\\(")
                            .matcher(SchemaFiles.text(found.getFirst()))
                            .find();
        }
    }
}
