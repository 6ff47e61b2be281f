package pilotregistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.login.Tokens;

/// The examples of `docs/clients.md`, run as they stand there: those in the shell and in Python where they can be run.
@RegistryTest
@TestInstance(Lifecycle.PER_CLASS)
class ClientExamplesTests {

    private static final Pattern BLOCK =
            Pattern.compile("^```\\w+ (\\S+)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Path REPOSITORY = Path.of("").toAbsolutePath();

    @LocalServerPort
    int port;

    private Path folder;
    private Map<String, String> examples;

    @BeforeAll
    void write(@TempDir Path folder) throws IOException {
        this.folder = folder;
        examples = new TreeMap<>();
        var blocks = BLOCK.matcher(Files.readString(Path.of("docs/clients.md")));
        while (blocks.find()) {
            examples.put(blocks.group(1), blocks.group(2));
            Files.writeString(folder.resolve(blocks.group(1)), blocks.group(2));
        }
    }

    @Test
    void areAllRun() {
        assertThat(examples)
                .containsOnlyKeys(
                        "Draft.java",
                        "applications.sh",
                        "cases.ts",
                        "codegen.ts",
                        "package.json",
                        "partner.py",
                        "pilots.py",
                        "pilots.sh",
                        "tsconfig.json");
    }

    @Test
    void readsPilotsInTheShell() {
        assertThat(run(List.of("bash", path("pilots.sh"))))
                .contains("\"code\":\"CP-02-0001\"")
                .doesNotContain("errors");
    }

    @Test
    void readsOnesOwnApplicationsInTheShell() {
        assertThat(run(List.of("bash", path("applications.sh"))))
                .contains("林园", "\"applications\":{\"totalCount\"")
                .doesNotContain("errors");
    }

    @Test
    void readsEveryPageInPython() {
        var all = Caller.anonymous(port).data("{ pilots { totalCount } }").at("/pilots/totalCount");
        assertThat(run(List.of("python3", path("pilots.py"))).lines()).hasSizeGreaterThanOrEqualTo(all.asInt());
    }

    @Test
    void actsAsAPartnerInPython() {
        assertThat(run(List.of("python3", path("partner.py")))).contains("partner-demo", "PARTNER");
    }

    @Test
    void draftsOnceInJava() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        assertThat(run(List.of(java, path("Draft.java"))))
                .contains("\"application\":{\"id\":\"application_", "\"errors\":[]");
    }

    @Test
    @EnabledIfSystemProperty(named = "registry.test.npm", matches = "true")
    void findsCasesInTypeScript() {
        run(List.of("npm", "install", "--no-audit", "--no-fund", "--loglevel=error"));
        run(List.of("npm", "run", "build"));
        assertThat(run(List.of("npm", "start"))).containsPattern("\\d+ \\[");
    }

    private String path(String example) {
        return folder.resolve(example).toString();
    }

    private String run(List<String> command) {
        // Where the machine has no such program there is nothing to show; on the build machine there is.
        assumeTrue(exists(command.getFirst()) || System.getenv("CI") != null, command.getFirst());
        var token = command.getLast().endsWith(".java") ? Tokens.at(port).of("lin.yuan") : "";
        try {
            var output = Files.createTempFile(folder, "output", ".txt");
            var builder = new ProcessBuilder(new ArrayList<>(command))
                    .directory((command.getFirst().equals("npm") ? folder : REPOSITORY).toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "REGISTRY",
                            "http://localhost:" + port,
                            "SCHEMA",
                            REPOSITORY.resolve("schema") + "/*.graphqls",
                            "PYTHONIOENCODING",
                            "utf-8",
                            "APPLICANT",
                            applicant(),
                            "TOKEN",
                            token));
            var process = builder.start();
            var ended = process.waitFor(5, TimeUnit.MINUTES);
            process.destroyForcibly();
            var said = Files.readString(output);
            assertThat(ended).as(said).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String applicant() {
        var viewer = Caller.person(port, "lin.yuan").data("{ viewer { mandates { organization { id } } } }");
        return viewer.at("/viewer/mandates/0/organization/id").asString();
    }

    private static boolean exists(String program) {
        return Path.of(program).isAbsolute()
                || Pattern.compile(Pattern.quote(File.pathSeparator))
                        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
