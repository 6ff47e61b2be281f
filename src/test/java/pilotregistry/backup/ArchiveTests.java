package pilotregistry.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.gridfs.GridFSBuckets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bson.BsonString;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import pilotregistry.PilotRegistry;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.backup.BackupFault.Reason;
import pilotregistry.language.Language;

/// What is refused as a backup, and where one is not restored.
@RegistryTest
class ArchiveTests {

    @TempDir
    Path folder;

    @Autowired
    MongoClient client;

    @Autowired
    MongoConverter converter;

    @Autowired
    StoryClock clock;

    private MongoTemplate source;
    private MongoTemplate target;
    private Path archive;

    @BeforeEach
    void begin() {
        source = database();
        target = database();
        for (int i = 0; i < 40; i++) {
            source.getCollection("settings").insertOne(new Document("_id", "setting" + i).append("value", "某个值" + i));
        }
        archive = folder.resolve("backup.zip");
        new Archives(source, clock).write(archive);
    }

    @AfterEach
    void forget() {
        source.getDb().drop();
        target.getDb().drop();
    }

    @Test
    void restoresIntoAnEmptyDatabase() {
        assertThat(new Archives(target, clock).read(archive)).isEqualTo(40);
        assertThat(target.getCollection("settings").countDocuments()).isEqualTo(40);
    }

    @Test
    void refusesADatabaseThatHoldsAnything() {
        target.getCollection("batches").insertOne(new Document("_id", "batch_1"));
        assertThat(refusal(archive)).isEqualTo(Reason.DATABASE_NOT_EMPTY);
        assertThat(target.getCollection("settings").countDocuments()).isZero();
    }

    @Test
    void refusesWhatWasCutOffAtAnyLength() throws IOException {
        var whole = Files.readAllBytes(archive);
        var cut = folder.resolve("cut.zip");
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(cut, java.util.Arrays.copyOf(whole, length));
            assertThat(refusal(cut)).as("%d bytes", length).isIn(Reason.TRUNCATED, Reason.NO_ARCHIVE);
        }
        assertThat(target.getCollection("settings").countDocuments()).isZero();
    }

    @Test
    void refusesWhatDiffersInAnyByte() throws IOException {
        var whole = Files.readAllBytes(archive);
        var damaged = folder.resolve("damaged.zip");
        for (int place = 0; place < whole.length; place += 5) {
            whole[place] ^= 1;
            Files.write(damaged, whole);
            whole[place] ^= 1;
            assertThat(refusal(damaged))
                    .as("byte %d", place)
                    .isIn(Reason.ARCHIVE_DAMAGED, Reason.NO_ARCHIVE, Reason.TRUNCATED);
        }
        assertThat(target.getCollection("settings").countDocuments()).isZero();
    }

    @Test
    void refusesWhatIsNoBackupAndOneOfALaterRelease() throws IOException {
        assertThat(refusal(folder.resolve("none.zip"))).isEqualTo(Reason.FILE_MISSING);
        assertThat(refusal(Files.writeString(folder.resolve("text.zip"), "某些文字".repeat(100))))
                .isEqualTo(Reason.NO_ARCHIVE);
        assertThat(refusal(sealed("other.zip", "readme.txt", "x"))).isEqualTo(Reason.NO_ARCHIVE);
        assertThat(refusal(sealed("later.zip", Manifest.NAME, "{\"layout\": 2}")))
                .isEqualTo(Reason.NEWER_ARCHIVE);
    }

    @Test
    void overwritesNoFileAndLeavesNoneThatIsNotWhole() {
        assertThatThrownBy(() -> new Archives(source, clock).write(archive))
                .isInstanceOfSatisfying(
                        BackupFault.class, fault -> assertThat(fault.reason()).isEqualTo(Reason.FILE_EXISTS));
        GridFSBuckets.create(source.getDb(), "attachments")
                .uploadFromStream(new BsonString("file_1"), "a.pdf", new ByteArrayInputStream(new byte[10]));
        source.getCollection("attachments.chunks").deleteMany(new Document());
        assertThatThrownBy(() -> new Archives(source, clock).write(folder.resolve("second.zip")))
                .isInstanceOfSatisfying(
                        BackupFault.class, fault -> assertThat(fault.reason()).isEqualTo(Reason.FILE_DAMAGED));
        assertThat(folder.resolve("second.zip")).doesNotExist();
        assertThat(folder.resolve("second.zip.part")).doesNotExist();
    }

    @Test
    void keepsTheRegistryFromStartingUponHalfOfAnArchive() {
        var guard = new Archives(target, clock).guard();
        guard.take();
        guard.begin(archive);
        assertThatThrownBy(guard::take).isInstanceOf(HalfRestored.class).hasMessageContaining("backup.zip");
        assertThat(new HalfRestoredAnalyzer()
                        .analyze(new HalfRestored("backup.zip"))
                        .getAction())
                .contains("Drop this database");
        guard.end();
        guard.take();
    }

    @Test
    void saysInBothLanguagesWhatIsWrong() throws IOException {
        var text = Files.writeString(folder.resolve("text.zip"), "x".repeat(100));
        assertThat(said(Language.ZH, "restore", text.toString())).contains("NO_ARCHIVE", "不是本系统的备份");
        assertThat(said(Language.EN, "restore", text.toString())).contains("NO_ARCHIVE", "is no backup");
        assertThat(said(Language.EN, "backup")).contains("Usage:");
        assertThat(BackupCommand.isMeant("serve")).isFalse();
    }

    private static String said(Language language, String... line) {
        var text = new ByteArrayOutputStream();
        var out = new PrintStream(text, true, StandardCharsets.UTF_8);
        assertThat(BackupCommand.run(PilotRegistry.class, out, language, line)).isEqualTo(1);
        return text.toString(StandardCharsets.UTF_8);
    }

    private Path sealed(String name, String entry, String content) throws IOException {
        var file = folder.resolve(name);
        try (var zip = new ZipOutputStream(new SealedOutput(Files.newOutputStream(file)))) {
            zip.setComment("0".repeat(SealedOutput.LENGTH));
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return file;
    }

    private Reason refusal(Path file) {
        try {
            new Archives(target, clock).read(file);
            throw new AssertionError("restored");
        } catch (BackupFault fault) {
            return fault.reason();
        }
    }

    private MongoTemplate database() {
        var name = "archive_" + UUID.randomUUID().toString().substring(0, 8);
        return new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, name), converter);
    }
}
