package pilotregistry.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Writes an archive: a ZIP of parts, each with documents of one collection as `mongodump` would write them, then
/// the manifest; its comment is the seal.
final class ArchiveWriter implements AutoCloseable {

    private static final long LARGEST_PART = 256L << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ZipOutputStream zip;
    private final Map<String, Manifest.Part> parts = new LinkedHashMap<>();
    private @Nullable Open open;

    /// The part that is being written.
    private static final class Open {

        private final String name;
        private final String collection;
        private long documents;
        private long bytes;

        Open(String name, String collection) {
            this.name = name;
            this.collection = collection;
        }
    }

    /// Nobody but its owner may read it.
    ArchiveWriter(Path file) throws IOException {
        Files.createFile(file);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        zip = new ZipOutputStream(new SealedOutput(
                new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE), 1 << 16)));
        zip.setLevel(Deflater.BEST_SPEED);
        zip.setComment("0".repeat(SealedOutput.LENGTH));
    }

    void write(String collection, RawBsonDocument document) {
        try {
            var part = part(collection);
            var buffer = document.getByteBuffer();
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            zip.write(bytes);
            part.documents++;
            part.bytes += bytes.length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Open part(String collection) throws IOException {
        var current = open;
        if (current == null || !current.collection.equals(collection) || current.bytes > LARGEST_PART) {
            end();
            current = new Open(String.format(Locale.ROOT, "%06d/%s.bson", parts.size() + 1, collection), collection);
            zip.putNextEntry(new ZipEntry(current.name));
            open = current;
        }
        return current;
    }

    private void end() throws IOException {
        if (open != null) {
            zip.closeEntry();
            parts.put(open.name, new Manifest.Part(open.collection, open.documents, open.bytes));
            open = null;
        }
    }

    /// The manifest comes last: an archive that has one is whole.
    Manifest finish(long position, Instant takenAt) throws IOException {
        end();
        var manifest = new Manifest(Manifest.LAYOUT, position, takenAt, Map.copyOf(parts));
        zip.putNextEntry(new ZipEntry(Manifest.NAME));
        zip.write(JSON.writeValueAsString(manifest).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
        return manifest;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
