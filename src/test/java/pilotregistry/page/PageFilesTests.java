package pilotregistry.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotregistry.language.Language;
import tools.jackson.databind.json.JsonMapper;

class PageFilesTests {

    @TempDir
    Path folder;

    @Test
    void letsAnOperatorPutItsOwnNameOverThePages() throws IOException {
        Files.createDirectories(folder.resolve("texts"));
        Files.writeString(folder.resolve("texts/zh.json"), "{\"registry\": \"江苏省典型案例\"}");
        var files = new PageFiles(folder.toString());
        var texts = new PageTexts(files, JsonMapper.builder().build());
        assertThat(texts.in(Language.ZH)).containsEntry("registry", "江苏省典型案例");
        assertThat(texts.in(Language.EN)).containsKey("casesLead");
    }

    @Test
    void givesChangedFilesAnotherAddress() throws IOException {
        var before = new PageAssets(new PageFiles("")).path();
        assertThat(new PageAssets(new PageFiles("")).path()).isEqualTo(before);
        Files.createDirectories(folder.resolve("assets"));
        Files.writeString(folder.resolve("assets/theme.css"), ":root { --accent: #8c1d18; }");
        assertThat(new PageAssets(new PageFiles(folder.toString())).path()).isNotEqualTo(before);
    }

    @Test
    void saysEveryWordInBothLanguages() throws IOException {
        var texts = new PageTexts(new PageFiles(""), JsonMapper.builder().build());
        assertThat(texts.in(Language.EN).keySet())
                .isEqualTo(texts.in(Language.ZH).keySet());
    }
}
