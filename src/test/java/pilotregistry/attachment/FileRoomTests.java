package pilotregistry.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pilotregistry.attachment.RoomOnAServer.NOW;
import static pilotregistry.attachment.RoomOnAServer.deposit;

import com.mongodb.MongoGridFSException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileRoomTests {

    private static final RoomOnAServer server = new RoomOnAServer();
    private final FileRoom room = server.room;

    @BeforeEach
    void emptyTheRoom() {
        server.database().drop();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void keepsAFileAsItCameWithItsLengthAndHash() throws Exception {
        var bytes = Samples.real("plan.docx");

        var stored = stored(deposit("实施方案.docx"), bytes);

        assertThat(stored.name()).isEqualTo("实施方案.docx");
        assertThat(stored.mediaType()).isEqualTo(MediaKind.DOCX.mediaType());
        assertThat(stored.bytes()).isEqualTo(bytes.length);
        assertThat(stored.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        assertThat(room.open(stored.id())).hasBinaryContent(bytes);
        assertThat(room.find(stored.id())).contains(stored);
        assertThat(room.of("application_1")).containsExactly(stored);
        assertThat(room.of("application_2")).isEmpty();
    }

    @Test
    void remembersWhoHandedItInAndWhen() throws Exception {
        stored(deposit("推荐函.pdf"), Samples.pdf());

        var metadata = server.database()
                .getCollection("attachments.files")
                .find()
                .first()
                .get("metadata", Document.class);
        assertThat(metadata).containsEntry("owner", "application_1").containsEntry("uploader", "zhang");
        assertThat(metadata.getDate("storedAt")).isEqualTo(Date.from(NOW));
        assertThat(server.database().getCollection("attachments.intents").countDocuments())
                .isZero();
    }

    @Test
    void givesTheSameBytesTheSameHashAndAnotherId() throws Exception {
        var first = stored(deposit("a.pdf"), Samples.pdf());
        var again = stored(deposit("a.pdf"), Samples.pdf());

        assertThat(again.sha256()).isEqualTo(first.sha256());
        assertThat(again.id()).isNotEqualTo(first.id());
    }

    @Test
    void copiesAPieceFromTheMiddle() throws Exception {
        var stored = stored(deposit("scan.pdf"), Samples.pdf(700_000).readAllBytes());
        var whole = room.open(stored.id()).readAllBytes();
        var piece = new ByteArrayOutputStream();

        room.copy(stored.id(), 300_000, 300_000, piece);

        assertThat(piece.toByteArray()).isEqualTo(java.util.Arrays.copyOfRange(whole, 300_000, 600_000));
    }

    @Test
    void stopsAtTheLimitAndLeavesNothing() throws Exception {
        var endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                given++;
                return 'x';
            }
        };

        assertThat(room.store(deposit("a.pdf"), endless)).isEqualTo(new Filed.TooLarge(1 << 20));
        assertThat(endless.given).isLessThan((1 << 20) + 65_536L);
        assertThat(server.documents()).isZero();
        assertThat(stored(
                                new Deposit("a", "b", "a.pdf", 1000, MediaKind.DOCUMENTS),
                                Samples.pdf(1000).readAllBytes())
                        .bytes())
                .isEqualTo(1000);
    }

    @Test
    void refusesAnEmptyFile() throws Exception {
        assertThat(store("a.pdf", new byte[0])).isEqualTo(new Filed.Empty());
    }

    @Test
    void leavesNothingWhenTheSenderBreaksOff() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };

        assertThatThrownBy(() -> room.store(deposit("a.pdf"), broken)).isInstanceOf(IOException.class);
        assertThat(server.documents()).isZero();
    }

    @Test
    void acceptsEveryKindOfDocument() throws Exception {
        assertThat(store("letter.PDF", Samples.pdf())).isInstanceOf(Filed.Stored.class);
        assertThat(store("enterprises.xlsx", Samples.real("enterprises.xlsx"))).isInstanceOf(Filed.Stored.class);
        assertThat(store("outcomes.xls", Samples.real("outcomes.xls"))).isInstanceOf(Filed.Stored.class);
        assertThat(store("old.doc", Samples.compound("WordDocument"))).isInstanceOf(Filed.Stored.class);
        assertThat(store("photo.jpeg", Samples.jpeg())).isInstanceOf(Filed.Stored.class);
        assertThat(store("map.png", Samples.png())).isInstanceOf(Filed.Stored.class);
        assertThat(store("slides.pptx", Samples.ooxml(MediaKind.PPTX.mediaType() + ".main+xml", "word/document.xml")))
                .isInstanceOf(Filed.Stored.class);
        var ofd = "<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\" Version=\"1.1\"/>";
        assertThat(store("letter.ofd", Samples.zip(Map.of("OFD.xml", ofd)))).isInstanceOf(Filed.Stored.class);
    }

    @Test
    void refusesWhatIsNotWhatItsNameSays() throws Exception {
        assertRefused("plan.pdf", Samples.exe(), "application/x-msdownload");
        assertRefused("plan.pdf", "<!DOCTYPE html><html><script>alert(1)</script></html>".getBytes(), "text/html");
        assertRefused("plan.pdf", Samples.png(), "image/png");
        assertRefused("plan.docx", Samples.zip(Map.of("a.txt", "a")), "application/zip");
        assertRefused("plan.docx", Samples.real("enterprises.xlsx"), MediaKind.XLSX.mediaType());
        assertRefused("plan.xls", Samples.compound("WordDocument"), "application/msword");
        assertRefused("locked.docx", Samples.compound("EncryptedPackage"), "application/x-ole-storage");
        assertRefused("letter.ofd", Samples.zip(Map.of("OFD.xml", "<OFD/>")), "application/zip");
        assertRefused("files.zip", Samples.zip(Map.of("a.txt", "a")), "application/zip");
        assertThat(server.documents()).isZero();
    }

    @Test
    void refusesOfficeFilesThatAreHollowOrCarryMacros() throws Exception {
        var main = MediaKind.DOCX.mediaType() + ".main+xml";
        assertThat(store("plan.docx", Samples.ooxml(main, "word/document.xml"))).isInstanceOf(Filed.Stored.class);
        assertRefused("plan.docx", Samples.ooxml(main, "word/other.xml"), "application/zip");
        assertRefused("plan.docx", Samples.ooxml("text/xml", "word/document.xml"), "application/zip");
        assertRefused(
                "plan.docx",
                Samples.ooxml("application/vnd.ms-word.document.macroEnabled.main+xml", "word/document.xml"),
                "application/vnd.ms-office.macroenabled");
        var bomb = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Types>&x;</Types>";
        assertRefused(
                "plan.docx", Samples.zip(Map.of("[Content_Types].xml", bomb, "_rels/.rels", "")), "application/zip");
    }

    @Test
    void refusesTwoFormatsInOneFile() throws Exception {
        var archive = Samples.zip(Map.of("run.js", "alert(1)"));
        assertRefused("plan.pdf", Samples.concat(Samples.pdf(), archive, "%%EOF".getBytes()), "application/zip");
        assertRefused("map.png", Samples.concat(Samples.png(), archive), "application/zip");
        assertRefused("plan.pdf", Samples.concat("<html>".getBytes(), Samples.pdf()), "text/html");
        assertRefused(
                "plan.docx", Samples.concat("#!/bin/sh\n".getBytes(), Samples.real("plan.docx")), "application/zip");
        assertRefused("plan.pdf", Samples.concat("\n\n".getBytes(), Samples.pdf()), "application/octet-stream");
        assertRefused("cut.pdf", "%PDF-1.7\nand nothing more".getBytes(), "application/octet-stream");
    }

    @Test
    void takesTablesOnlyWhereRowsAreImported() throws Exception {
        var csv = "统一社会信用代码,企业名称\n91320000134755000X,某钢铁有限公司\n";
        for (var charset : Set.of("UTF-8", "GB18030")) {
            var bytes = csv.getBytes(Charset.forName(charset));
            var imported = new Deposit("import_1", "zhang", "企业.csv", 1 << 20, MediaKind.TABLES);
            assertThat(stored(imported, bytes).mediaType()).isEqualTo("text/csv");
            assertRefused("企业.csv", bytes, "text/plain");
            var binary = Samples.concat(bytes, new byte[] {0, 1});
            assertThat(room.store(imported, new ByteArrayInputStream(binary)))
                    .isEqualTo(new Filed.TypeRefused("application/octet-stream", "csv"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "附件1：方案（盖章）.pdf | 附件1：方案(盖章).pdf",
                "C:\\Users\\张三\\桌面\\方案.PDF | 方案.pdf",
                "../../etc/方案.pdf | 方案.pdf",
                "附件／方案.pdf | 附件／方案.pdf",
                "方案\u202Efdp.pdf | 方案fdp.pdf",
                "方案\u0007  终稿 .pdf | 方案 终稿.pdf",
                "ＡＢＣ１２３.ｐｄｆ | ABC123.pdf",
                "con.pdf | _con.pdf",
                "...隐藏.pdf | 隐藏.pdf",
                "𠀀𠮷.pdf | 𠀀𠮷.pdf",
            })
    void keepsNamesThatAreSafeEverywhere(String raw, String kept) throws Exception {
        assertThat(stored(deposit(raw), Samples.pdf()).name()).isEqualTo(kept);
        assertThat(FileName.of(kept).orElseThrow().value()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "方案", ".pdf", "方案.", "方案.文档", "a/", "\u0000\u0001.pdf"})
    void refusesNamesOfWhichNothingIsLeft(String raw) throws Exception {
        assertThat(store(raw, Samples.pdf())).isEqualTo(new Filed.NameRefused(raw));
    }

    @Test
    void shortensAnEndlessNameBetweenCharacters() throws Exception {
        var name = stored(deposit("清洁𠮷".repeat(100) + ".pdf"), Samples.pdf()).name();
        assertThat(name).endsWith(".pdf").startsWith("清洁𠮷");
        assertThat(name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                .isBetween(190, 200);
        assertThat(name).doesNotContain("\uFFFD");
    }

    @Test
    void forgetsADeletedFileAltogether() throws Exception {
        var stored = stored(deposit("a.pdf"), Samples.pdf());

        assertThat(room.delete(stored.id())).isTrue();

        assertThat(room.delete(stored.id())).isFalse();
        assertThat(room.find(stored.id())).isEmpty();
        assertThatThrownBy(() -> room.open(stored.id()).read()).isInstanceOf(MongoGridFSException.class);
        assertThat(server.documents()).isZero();
    }

    @Test
    void sweepsOldFilesThatNobodyAttached() throws Exception {
        var attached = stored(deposit("attached.pdf"), Samples.pdf());
        var orphan = stored(deposit("orphan.pdf"), Samples.pdf());
        var later = NOW.plus(Duration.ofHours(3));
        var fresh =
                (Filed.Stored) server.at(later).store(deposit("fresh.pdf"), new ByteArrayInputStream(Samples.pdf()));

        int swept = room.sweep(later, (owner, id) -> owner.equals("application_1") && id.equals(attached.id()));

        assertThat(swept).isEqualTo(1);
        assertThat(room.find(orphan.id())).isEmpty();
        assertThat(room.of("application_1")).containsExactly(attached, fresh.file());
    }

    @Test
    void sweepsThePiecesOfAFileThatACrashCutOff() throws Exception {
        var cut = new Document("files_id", "file_cut").append("n", 0).append("data", new byte[10]);
        server.database().getCollection("attachments.chunks").insertOne(cut);
        var intent = new Document("_id", "file_cut").append("at", Date.from(NOW));
        server.database().getCollection("attachments.intents").insertOne(intent);

        assertThat(room.sweep(NOW, (owner, id) -> true)).isZero();
        assertThat(room.sweep(NOW.plusSeconds(1), (owner, id) -> true)).isEqualTo(1);
        assertThat(server.documents()).isZero();
    }

    private void assertRefused(String name, byte[] bytes, String sniffed) throws IOException {
        var declared = name.substring(name.lastIndexOf('.') + 1);
        assertThat(store(name, bytes)).isEqualTo(new Filed.TypeRefused(sniffed, declared));
    }

    private Filed store(String name, byte[] bytes) throws IOException {
        return room.store(deposit(name), new ByteArrayInputStream(bytes));
    }

    private StoredFile stored(Deposit deposit, byte[] bytes) throws IOException {
        return ((Filed.Stored) room.store(deposit, new ByteArrayInputStream(bytes))).file();
    }
}
