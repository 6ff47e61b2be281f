package pilotregistry.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import pilotregistry.attachment.Bundle.Item;
import pilotregistry.attachment.Bundle.Seal;
import tools.jackson.databind.json.JsonMapper;

class BundleTests {

    @Test
    void packsFilesUnderTheirChineseNamesWithAManifestOfTheirHashes() throws Exception {
        try (var server = new RoomOnAServer()) {
            var deposit = RoomOnAServer.deposit("推荐函.pdf");
            var stored = (Filed.Stored) server.room.store(deposit, new ByteArrayInputStream(Samples.pdf()));
            var letter = stored.file();
            var bundle = new Bundle(
                    Map.of("application", "application_1"),
                    List.of(item("实施方案.pdf", "方案"), Item.of("附件", letter, server.room)));

            var files = unpacked(bundle);

            assertThat(files.keySet()).containsExactly("实施方案.pdf", "附件/推荐函.pdf", "manifest.json");
            assertThat(files.get("附件/推荐函.pdf")).isEqualTo(Samples.pdf());
            var manifest = JsonMapper.shared().readTree(files.get("manifest.json"));
            assertThat(manifest.get("application").asString()).isEqualTo("application_1");
            var line = manifest.get("files").get(1);
            assertThat(line.get("name").asString()).isEqualTo("附件/推荐函.pdf");
            assertThat(line.get("bytes").asLong()).isEqualTo(letter.bytes());
            assertThat(line.get("sha256").asString()).isEqualTo(letter.sha256());
        }
    }

    @Test
    void givesTheSameBytesForTheSameFiles() throws Exception {
        var bundle = new Bundle(Map.of("batch", "2"), List.of(item("a.txt", "甲"), item("b.txt", "乙")));
        var first = new ByteArrayOutputStream();
        var second = new ByteArrayOutputStream();

        var packed = bundle.writeTo(first);

        assertThat(bundle.writeTo(second)).isEqualTo(packed);
        assertThat(second.toByteArray()).isEqualTo(first.toByteArray()).hasSize((int) packed.bytes());
    }

    @Test
    void numbersFilesOfTheSameName() throws Exception {
        var items = List.of(
                item("附件/a.pdf", "1"), item("附件/A.pdf", "2"), item("附件/a.pdf", "3"), item("manifest.json", "4"));

        assertThat(unpacked(new Bundle(Map.of(), items)).keySet())
                .containsExactly("附件/a.pdf", "附件/A (2).pdf", "附件/a (3).pdf", "manifest (2).json", "manifest.json");
    }

    @Test
    void failsWhereAFileIsNotWhatWasSealed() {
        var changed = new Item("a.txt", out -> out.write(1), new Seal(1, "0".repeat(64)));
        var bundle = new Bundle(Map.of(), List.of(changed));

        assertThatThrownBy(() -> bundle.writeTo(OutputStream.nullOutputStream()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.txt");
    }

    @Test
    void hasNoNamesThatLeadOutOfTheFolderItIsUnpackedIn() {
        for (var name : List.of("", "/etc/passwd", "a/../../b", "..", "a\\b")) {
            assertThatIllegalArgumentException().isThrownBy(() -> item(name, ""));
        }
    }

    private static Item item(String name, String text) {
        return new Item(name, out -> out.write(text.getBytes(UTF_8)), null);
    }

    private static Map<String, byte[]> unpacked(Bundle bundle) throws IOException {
        var out = new ByteArrayOutputStream();
        bundle.writeTo(out);
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
