package pilotregistry.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/// Finds out what a file is from its bytes alone; what only looks like an accepted kind is called what it is
/// instead.
final class Sniffer {

    static final String ZIP = "application/zip";
    static final String OLE = "application/x-ole-storage";
    static final String UNKNOWN = "application/octet-stream";

    private static final String TEXT = "text/plain";
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";
    private static final String OFD_NAMESPACE = "http://www.ofdspec.org/2016";
    // A ZIP ends with 22 bytes and a comment of at most 65,535; archivers overlook some bytes after it.
    private static final int END_RECORD = 22;
    private static final int OVERLOOKED = 1024;
    private static final int TAIL = END_RECORD + 65_535 + OVERLOOKED;
    private static final int MAX_XML = 1 << 20;

    private final MimeTypes magic = MimeTypes.getDefaultMimeTypes();

    String sniff(Path file) throws IOException {
        String type = magic(file);
        if (type.equals(ZIP) || type.equals("application/x-tika-ooxml")) {
            return inZip(file);
        }
        if (endsAsZip(file)) {
            // Two formats in one file: opened by its name it is harmless, opened as an archive it is not.
            return ZIP;
        }
        return switch (type) {
            case "application/x-tika-msoffice", OLE -> inCompound(file);
            case "application/pdf" -> wholePdf(file) ? type : UNKNOWN;
            // Tika takes short Chinese text in GB 18030 for unknown bytes.
            case TEXT, UNKNOWN -> text(file, UTF_8) || text(file, GB18030) ? TEXT : UNKNOWN;
            default -> type;
        };
    }

    private String magic(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return magic.detect(in, new Metadata()).getBaseType().toString();
        }
    }

    private static String inZip(Path file) throws IOException {
        // Entry names are only compared with ASCII ones; ISO 8859-1 reads every byte.
        try (var zip = new ZipFile(file.toFile(), ZipFile.OPEN_READ, ISO_8859_1)) {
            if (zip.getEntry("OFD.xml") != null) {
                return OFD_NAMESPACE.equals(rootNamespace(zip)) ? MediaKind.OFD.mediaType() : ZIP;
            }
            if (zip.getEntry("[Content_Types].xml") == null || zip.getEntry("_rels/.rels") == null) {
                return ZIP;
            }
            return ooxml(zip);
        } catch (ZipException | XMLStreamException e) {
            return ZIP; // Broken inside: no document, whatever it begins with.
        }
    }

    private static String ooxml(ZipFile zip) throws IOException, XMLStreamException {
        var contents = contentTypes(zip);
        if (contents.stream().anyMatch(it -> it.contains("macroEnabled") || it.contains("vbaProject"))) {
            return "application/vnd.ms-office.macroenabled";
        }
        for (var kind : Set.of(MediaKind.DOCX, MediaKind.XLSX, MediaKind.PPTX)) {
            if (contents.contains(kind.mediaType() + ".main+xml")) {
                return kind.mediaType();
            }
        }
        return ZIP;
    }

    /// The content types of parts that are really there.
    private static Set<String> contentTypes(ZipFile zip) throws IOException, XMLStreamException {
        var types = new HashSet<String>();
        try (var in = entry(zip, "[Content_Types].xml")) {
            var xml = reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && presentIn(zip, xml)) {
                    types.add(xml.getAttributeValue(null, "ContentType"));
                }
            }
        }
        return types;
    }

    private static boolean presentIn(ZipFile zip, XMLStreamReader xml) {
        var type = xml.getAttributeValue(null, "ContentType");
        var part = xml.getAttributeValue(null, "PartName");
        return type != null
                && switch (xml.getLocalName()) {
                    case "Override" -> part != null && zip.getEntry(part.substring(part.indexOf('/') + 1)) != null;
                    case "Default" -> !type.startsWith(OOXML);
                    default -> false;
                };
    }

    private static @Nullable String rootNamespace(ZipFile zip) throws IOException, XMLStreamException {
        try (var in = entry(zip, "OFD.xml")) {
            var xml = reader(in);
            xml.nextTag();
            return xml.getNamespaceURI();
        }
    }

    private static InputStream entry(ZipFile zip, String name) throws IOException {
        try (var in = zip.getInputStream(zip.getEntry(name))) {
            return new ByteArrayInputStream(in.readNBytes(MAX_XML));
        }
    }

    private static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(in);
    }

    private static String inCompound(Path file) throws IOException {
        try (var compound = CompoundFile.open(file)) {
            var names = compound.names();
            if (names.contains("WordDocument")) {
                return MediaKind.DOC.mediaType();
            }
            return names.contains("Workbook") || names.contains("Book") ? MediaKind.XLS.mediaType() : OLE;
        }
    }

    private static boolean wholePdf(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            if (!new String(in.readNBytes(5), ISO_8859_1).equals("%PDF-")) {
                return false;
            }
        }
        return tail(file, 2048).contains("%%EOF");
    }

    private static boolean text(Path file, Charset charset) throws IOException {
        try (var reader = Files.newBufferedReader(file, charset)) {
            for (int read = reader.read(); read >= 0; read = reader.read()) {
                if (Character.isISOControl(read) && !Character.isWhitespace(read)) {
                    return false;
                }
            }
            return true;
        } catch (CharacterCodingException e) {
            return false; // Not in this encoding.
        }
    }

    /// Whether an archiver, which looks for its directory at the end, would open this as a ZIP.
    private static boolean endsAsZip(Path file) throws IOException {
        var tail = tail(file, TAIL);
        int end = tail.lastIndexOf("PK\005\006");
        if (end < 0 || end + END_RECORD > tail.length()) {
            return false;
        }
        int comment = tail.charAt(end + 20) | tail.charAt(end + 21) << 8;
        return tail.length() - (end + END_RECORD + comment) <= OVERLOOKED;
    }

    private static String tail(Path file, int length) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var buffer = ByteBuffer.allocate((int) Math.min(length, channel.size()));
            long from = channel.size() - buffer.capacity();
            while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
                // Until the whole tail is there.
            }
            return new String(buffer.array(), ISO_8859_1);
        }
    }
}
