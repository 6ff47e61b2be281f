package pilotregistry.attachment;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// Reads the directory of an OLE 2 compound file ([MS-CFB]), which tells a DOC from an XLS.
final class CompoundFile implements AutoCloseable {

    private static final int ENTRY = 128;
    // A directory of a hundred thousand entries is an attack, not a document.
    private static final int MAX_SECTORS = 25_000;

    private final FileChannel channel;
    private final ByteBuffer header;
    private final int sectorSize;

    private CompoundFile(FileChannel channel) throws IOException {
        this.channel = channel;
        this.header = read(0, 512);
        this.sectorSize = header.getShort(30) == 12 ? 4096 : 512;
    }

    static CompoundFile open(Path file) throws IOException {
        return new CompoundFile(FileChannel.open(file));
    }

    /// The names of the storages and streams in it.
    Set<String> names() throws IOException {
        var names = new HashSet<String>();
        int sector = header.getInt(48);
        for (int read = 0; sector >= 0 && read < MAX_SECTORS; read++) {
            var entries = read(at(sector), sectorSize);
            for (int entry = 0; entry < sectorSize; entry += ENTRY) {
                int length = entries.getShort(entry + 64);
                if (length > 2 && length <= 64) {
                    var name = new byte[length - 2];
                    entries.get(entry, name);
                    names.add(new String(name, UTF_16LE));
                }
            }
            sector = after(sector);
        }
        return names;
    }

    /// The next sector of the chain, from the allocation table; the first 109 table sectors, listed in the header,
    /// cover 7 MB.
    private int after(int sector) throws IOException {
        int perTable = sectorSize / 4;
        int table = sector / perTable;
        if (table >= 109) {
            return -1;
        }
        var tableSector = header.getInt(76 + 4 * table);
        return tableSector < 0 ? -1 : read(at(tableSector), sectorSize).getInt(4 * (sector % perTable));
    }

    private long at(int sector) {
        return (sector + 1L) * sectorSize;
    }

    private ByteBuffer read(long position, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {
            // Short files leave zeros, which name nothing.
        }
        return buffer;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
