package pilotregistry.sheet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotregistry.attachment.Content;
import pilotregistry.ledger.Refusal;

/// A table as it was handed in: a file on this machine, and the name it came under.
public record TableFile(String name, Path path) {

    private static final int MAGIC = 4;
    private static final int START = 64;
    private static final String ZIP = "504b0304";
    private static final String COMPOUND = "d0cf11e0"; // .xls

    /// Writes a table out to read it as often as it takes, and forgets it after.
    public static <T> T spooled(String name, Content content, Function<TableFile, T> use) {
        try {
            var path = Files.createTempFile("table-", ".part");
            try {
                try (var out = new BufferedOutputStream(Files.newOutputStream(path))) {
                    content.writeTo(out);
                }
                return use.apply(new TableFile(name, path));
            } finally {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Opens it for what its bytes say it is, whatever its name says.
    ///
    /// @param sheet of a workbook; null for its first
    public Sheet open(@Nullable String sheet) {
        return switch (magic()) {
            case "" -> throw new UnreadableTable(Refusal.of(TableFlaw.EMPTY, "input", "source"));
            case ZIP -> XlsxSheet.open(path, sheet);
            case COMPOUND -> throw new UnreadableTable(Refusal.of(TableFlaw.FORMAT_NOT_ACCEPTED, "input", "source"));
            default -> isNdjson() ? NdjsonSheet.open(path) : CsvSheet.open(path);
        };
    }

    /// Whether it holds JSON lines: then it begins with a brace, where a table has its header.
    public boolean isNdjson() {
        try (var in = Files.newInputStream(path)) {
            var start = new String(in.readNBytes(START), StandardCharsets.UTF_8);
            return start.replace("\ufeff", "").strip().startsWith("{");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String magic() {
        try (var in = Files.newInputStream(path)) {
            return HexFormat.of().formatHex(in.readNBytes(MAGIC));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
