package pilotregistry.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Files as people hand them in, honest and otherwise.
final class Samples {

    private Samples() {}

    /// A file that python-docx, openpyxl or xlwt wrote.
    static byte[] real(String name) throws IOException {
        try (var in = Objects.requireNonNull(Samples.class.getResourceAsStream("/attachment/" + name))) {
            return in.readAllBytes();
        }
    }

    static byte[] pdf() {
        return "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".getBytes(ISO_8859_1);
    }

    /// As long a PDF as asked, made while it is read.
    static InputStream pdf(long bytes) {
        var head = new ByteArrayInputStream("%PDF-1.7\n".getBytes(ISO_8859_1));
        var tail = new ByteArrayInputStream("\n%%EOF\n".getBytes(ISO_8859_1));
        return new SequenceInputStream(new SequenceInputStream(head, new Noise(bytes - 16)), tail);
    }

    static byte[] png() {
        return concat(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}, new byte[64]);
    }

    static byte[] jpeg() {
        return concat(
                new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0}, "\0\20JFIF\0".getBytes(ISO_8859_1));
    }

    static byte[] exe() {
        return concat("MZ".getBytes(ISO_8859_1), new byte[126], "PE\0\0".getBytes(ISO_8859_1), new byte[512]);
    }

    static byte[] zip(Map<String, String> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /// An Office file with one main part of the content type given.
    static byte[] ooxml(String contentType, String part) throws IOException {
        var types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Override PartName=\"/word/document.xml\" ContentType=\"" + contentType + "\"/></Types>";
        return zip(Map.of("[Content_Types].xml", types, "_rels/.rels", "<Relationships/>", part, "<document/>"));
    }

    /// An OLE 2 file whose directory, in a chain of two sectors, names one stream in the second.
    static byte[] compound(String stream) {
        var file = ByteBuffer.allocate(512 * 4).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(0, 0xE11AB1A1E011CFD0L);
        file.putShort(26, (short) 3).putShort(28, (short) 0xFFFE).putShort(30, (short) 9);
        file.putInt(44, 1).putInt(48, 1).putInt(76, 0);
        file.putInt(512, -3).putInt(512 + 4, 2).putInt(512 + 8, -2);
        name(file, 1024, "Root Entry");
        name(file, 1536, stream);
        return file.array();
    }

    private static void name(ByteBuffer file, int at, String name) {
        var bytes = name.getBytes(UTF_16LE);
        file.put(at, bytes).putShort(at + 64, (short) (bytes.length + 2));
    }

    static byte[] concat(byte[]... parts) {
        var whole = new ByteArrayOutputStream();
        for (var part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    /// Bytes no archiver can shorten, the same every time.
    private static final class Noise extends InputStream {

        private long left;
        private long state = 88172645463325252L;

        Noise(long length) {
            left = length;
        }

        @Override
        public int read() {
            if (left == 0) {
                return -1;
            }
            left--;
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            return (int) (state & 0x7F);
        }
    }
}
