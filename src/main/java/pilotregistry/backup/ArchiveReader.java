package pilotregistry.backup;

import static pilotregistry.backup.BackupFault.Reason.*;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.bson.RawBsonDocument;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads an archive, after every byte of it has been found to be what was written.
final class ArchiveReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final Path file;
    private final Manifest manifest;

    private ArchiveReader(Path file, Manifest manifest) {
        this.file = file;
        this.manifest = manifest;
    }

    /// @throws BackupFault where it is none, or not whole, or not what was written, or of a later release
    static ArchiveReader open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BackupFault(FILE_MISSING, Map.of("file", file));
        }
        checkSeal(file);
        try (var zip = new ZipFile(file.toFile())) {
            var entry = zip.getEntry(Manifest.NAME);
            if (entry == null) {
                throw new BackupFault(NO_ARCHIVE, Map.of("file", file));
            }
            var manifest = JSON.readTree(zip.getInputStream(entry));
            if (manifest.path("layout").asInt(0) > Manifest.LAYOUT) {
                throw new BackupFault(NEWER_ARCHIVE, Map.of("file", file));
            }
            return new ArchiveReader(file, JSON.treeToValue(manifest, Manifest.class));
        } catch (ZipException | JacksonException e) {
            throw new BackupFault(NO_ARCHIVE, Map.of("file", file));
        }
    }

    private static void checkSeal(Path file) throws IOException {
        var length = Files.size(file) - SealedOutput.LENGTH;
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            if (length <= 0 || !Arrays.equals(in.readNBytes(ZIP.length), ZIP)) {
                throw new BackupFault(NO_ARCHIVE, Map.of("file", file));
            }
            var digest = Digests.sha256();
            digest.update(ZIP);
            var buffer = new byte[1 << 16];
            for (var left = length - ZIP.length; left > 0; ) {
                var read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
                digest.update(buffer, 0, read);
                left -= read;
            }
            var seal = new String(in.readNBytes(SealedOutput.LENGTH), StandardCharsets.US_ASCII);
            if (!seal.matches("[0-9a-f]{64}")) {
                throw new BackupFault(TRUNCATED, Map.of("file", file));
            }
            if (!seal.equals(HexFormat.of().formatHex(digest.digest()))) {
                throw new BackupFault(ARCHIVE_DAMAGED, Map.of("file", file));
            }
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /// All documents with the collection of each, in the order in which they were written.
    void each(BiConsumer<String, RawBsonDocument> sink) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            for (var part : new TreeMap<>(manifest.parts()).entrySet()) {
                var name = part.getKey();
                var collection = part.getValue().collection();
                var entry = zip.getEntry(name);
                if (entry == null) {
                    throw new BackupFault(ARCHIVE_DAMAGED, Map.of("file", file));
                }
                try (var in = new BufferedInputStream(zip.getInputStream(entry), 1 << 16)) {
                    for (var head = in.readNBytes(4); head.length == 4; head = in.readNBytes(4)) {
                        sink.accept(collection, document(head, in));
                    }
                }
            }
        }
    }

    // A document of BSON begins with its own length.
    private static RawBsonDocument document(byte[] head, InputStream in) throws IOException {
        var length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt();
        var bytes = Arrays.copyOf(head, length);
        in.readNBytes(bytes, head.length, length - head.length);
        return new RawBsonDocument(bytes);
    }
}
