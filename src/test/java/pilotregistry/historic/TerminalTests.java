package pilotregistry.historic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.language.Language;
import pilotregistry.organization.Directory;
import pilotregistry.organization.Duty;

/// The commands that import files which are too large for the API.
@RegistryTest
class TerminalTests {

    @LocalServerPort
    int port;

    @Autowired
    Terminal terminal;

    @Autowired
    Directory directory;

    @TempDir
    Path folder;

    private String run;

    @BeforeEach
    void begin() {
        run = UUID.randomUUID().toString();
    }

    @Test
    void importsCasesAndSaysWhatCameOfThem() throws Exception {
        var file = lines(row("1", ""), row("2", ",\"provinceCode\":\"999999\""));
        var zh = new Said(Language.ZH, "import-case-studies", file, "--source", "广东省生态环境厅");
        assertThat(zh.everyRow).isFalse();
        assertThat(zh.text).contains("2 REFUSES UNKNOWN_PROVINCE provinceCode:", "共 2 行：新登记 1", "拒绝 1");
        var en = new Said(Language.EN, "import-case-studies", lines(row("1", "")));
        assertThat(en.everyRow).isTrue();
        assertThat(en.text).contains("1 rows: 0 created, 1 unchanged");
        assertThat(published()).isEqualTo(1);
    }

    @Test
    void onlyChecksCasesAndTakesAllOrNothingWhenAsked() throws Exception {
        var tried = new Said(Language.EN, "import-case-studies", lines(row("1", "")), "--dry-run");
        assertThat(tried.text).contains("Only checked, nothing written. 1 rows: 1 to be created");
        var none = new Said(Language.EN, "import-case-studies", lines(row("1", ""), "{}"), "--all-or-nothing");
        assertThat(none.text).contains("1 refused, 1 withheld");
        assertThat(published()).isZero();
    }

    @Test
    void importsInTheNameOfABody() throws Exception {
        var ministry = directory.department(null, Duty.ECOLOGY_AND_ENVIRONMENT).orElseThrow();
        var said = new Said(
                Language.EN,
                "import-case-studies",
                lines(row("1", "")),
                "--body",
                ministry.id().value());
        assertThat(said.everyRow).isTrue();
        var author = Caller.anonymous(port)
                .data("{ caseStudies(filter: { title: { eq: \"" + run
                        + "1\" } }) { nodes { authorName author { id } } } }");
        assertThat(author.at("/caseStudies/nodes/0/author/id").asString())
                .isEqualTo(ministry.id().value());
        var unknown = new Said(Language.ZH, "import-case-studies", lines(row("2", "")), "--body", "org_none");
        assertThat(unknown.everyRow).isFalse();
        assertThat(unknown.text).contains("没有单位 org_none");
    }

    @Test
    void saysWhyAFileOfCasesIsNotImported() throws Exception {
        var empty = Files.writeString(folder.resolve("empty.csv"), "");
        var said = new Said(Language.EN, "import-case-studies", empty.toString());
        assertThat(said.everyRow).isFalse();
        assertThat(said.text).isNotBlank();
    }

    @Test
    void writesTheFindingsIntoAFileWhenAsked() throws Exception {
        var findings = folder.resolve("findings.csv");
        new Said(Language.EN, "import-case-studies", lines("{}"), "--findings", findings.toString());
        assertThat(Files.readString(findings)).contains("KEY_MISSING", "TITLE_MISSING", "SUMMARY_MISSING");
    }

    @Test
    void keepsTheWordsOfOneCommandFromTheOther() {
        for (var word : List.of("--update", "--mapping")) {
            assertThatThrownBy(() -> ImportLine.parse(ImportTarget.CASE_STUDIES, List.of(word, "x")))
                    .isInstanceOf(ImportLine.Misused.class);
        }
        for (var word : List.of("--source", "--body")) {
            assertThatThrownBy(() -> ImportLine.parse(ImportTarget.PILOTS, List.of(word, "x")))
                    .isInstanceOf(ImportLine.Misused.class);
        }
        assertThat(ImportCommand.isMeant("import-case-studies", "cases.ndjson")).isTrue();
        assertThat(ImportCommand.isMeant("import-pilots")).isTrue();
        assertThat(ImportCommand.isMeant("--server.port=0")).isFalse();
    }

    /// What somebody at the terminal is told.
    private final class Said {

        private final boolean everyRow;
        private final String text;

        Said(Language language, String command, String... words) {
            var bytes = new ByteArrayOutputStream();
            try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
                var line = ImportLine.parse(ImportTarget.of(command).orElseThrow(), List.of(words));
                everyRow = terminal.run(line, language, out);
            }
            text = bytes.toString(StandardCharsets.UTF_8);
        }
    }

    private int published() {
        return Caller.anonymous(port)
                .data("{ caseStudies(filter: { title: { startsWith: \"" + run + "\" } }) { totalCount } }")
                .at("/caseStudies/totalCount")
                .asInt();
    }

    private String row(String key, String more) {
        return "{\"key\":\"%s\",\"title\":\"%s\",\"summary\":\"摘要\"%s}".formatted(run + key, run + key, more);
    }

    private String lines(String... rows) throws java.io.IOException {
        return Files.writeString(folder.resolve("cases.ndjson"), String.join("\n", rows))
                .toString();
    }
}
