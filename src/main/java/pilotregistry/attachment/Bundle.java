package pilotregistry.attachment;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// Files to be handed over as one ZIP with a manifest of their hashes; the same files give the same bytes.
///
/// @param facts what the manifest says about the whole, in this order
public record Bundle(Map<String, String> facts, List<Item> items) {

    /// The manifest's name in the ZIP.
    public static final String MANIFEST = "manifest.json";

    // The earliest a ZIP can say: the time of packing is nobody's business, and would change the bytes.
    private static final LocalDateTime DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

    // Line ends of its own, for the platform's would change the bytes.
    private static final ObjectWriter JSON = JsonMapper.shared()
            .writer()
            .with(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    public Bundle {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        items = distinct(items);
    }

    /// One file of the bundle; folders in its name are set off by `/`.
    ///
    /// @param seal what it must turn out to be, where that is known beforehand
    public record Item(
            String name, Content content, @Nullable Seal seal) {

        public Item {
            if (name.isBlank()
                    || name.startsWith("/")
                    || name.contains("\\")
                    || List.of(name.split("/")).contains("..")) {
                throw new IllegalArgumentException("no name for a file in a bundle: " + name);
            }
        }

        /// A file of the room, in a folder (`附件`, or nothing for the top).
        public static Item of(String folder, StoredFile file, FileRoom room) {
            var name = folder.isEmpty() ? file.name() : folder + "/" + file.name();
            Content content = out -> room.copy(file.id(), 0, file.bytes(), out);
            return new Item(name, content, new Seal(file.bytes(), file.sha256()));
        }
    }

    /// The length and SHA-256 of an item.
    public record Seal(long bytes, String sha256) {}

    /// What was written: the whole ZIP's length and SHA-256.
    public record Packed(long bytes, String sha256) {}

    /// Streams the ZIP and leaves the stream open; fails where an item is not what its seal says.
    public Packed writeTo(OutputStream out) throws IOException {
        var gauge = new Gauge(out, Long.MAX_VALUE);
        var zip = new ZipOutputStream(gauge);
        // Documents are compressed already: deflating them again takes seconds, and the length could not be foretold.
        zip.setLevel(Deflater.NO_COMPRESSION);
        var files = new ArrayList<Map<String, Object>>();
        for (var item : items) {
            var seal = add(item, zip);
            files.add(line(item.name(), seal));
        }
        var manifest = new LinkedHashMap<String, Object>(facts);
        manifest.put("files", files);
        begin(MANIFEST, zip);
        zip.write(JSON.writeValueAsBytes(manifest));
        zip.finish();
        zip.flush();
        return new Packed(gauge.bytes(), gauge.sha256());
    }

    private static Seal add(Item item, ZipOutputStream zip) throws IOException {
        begin(item.name(), zip);
        var gauge = new Gauge(zip, Long.MAX_VALUE);
        item.content().writeTo(gauge);
        var found = new Seal(gauge.bytes(), gauge.sha256());
        if (item.seal() != null && !item.seal().equals(found)) {
            throw new IOException("%s is not what was sealed: %s".formatted(item.name(), found));
        }
        return found;
    }

    private static void begin(String name, ZipOutputStream zip) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(DATE);
        zip.putNextEntry(entry);
    }

    private static Map<String, Object> line(String name, Seal seal) {
        var line = new LinkedHashMap<String, Object>();
        line.put("name", name);
        line.put("bytes", seal.bytes());
        line.put("sha256", seal.sha256());
        return line;
    }

    /// Numbers the second of two like names; systems that ignore case must be able to unpack it too.
    private static List<Item> distinct(List<Item> items) {
        var taken = new TreeSet<String>();
        taken.add(MANIFEST);
        var distinct = new ArrayList<Item>();
        for (var item : items) {
            var name = item.name();
            for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
                name = numbered(item.name(), number);
            }
            distinct.add(new Item(name, item.content(), item.seal()));
        }
        return List.copyOf(distinct);
    }

    private static String numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        return dot <= name.lastIndexOf('/') + 1
                ? "%s (%d)".formatted(name, number)
                : "%s (%d)%s".formatted(name.substring(0, dot), number, name.substring(dot));
    }
}
