package pilotregistry.export;

import com.mongodb.client.gridfs.GridFSUploadStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Where an export is written to: part after part, with the digest and length of the whole.
final class Parts extends OutputStream {

    private final ExportFiles files;
    private final ExportId export;
    private final MessageDigest digest;
    private @Nullable GridFSUploadStream part;
    private long bytes;

    Parts(ExportFiles files, ExportId export, MessageDigest digest) {
        this.files = files;
        this.export = export;
        this.digest = digest;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] some, int offset, int length) {
        var open = part;
        if (open == null) {
            open = files.begin(export);
            part = open;
        }
        open.write(some, offset, length);
        digest.update(some, offset, length);
        bytes += length;
    }

    /// Bytes of the part that is open.
    long open() {
        return bytes;
    }

    /// Ends the part that is open; from now on it is stored whole.
    ///
    /// @return null when nothing was written into it
    @Nullable
    ExportPart seal(long rows) throws IOException {
        var open = part;
        if (open == null) {
            return null;
        }
        open.close();
        var sealed = new ExportPart(open.getId().asString().getValue(), bytes, rows);
        part = null;
        bytes = 0;
        return sealed;
    }

    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Throws the open part away.
    void abort() {
        var open = part;
        if (open != null) {
            part = null;
            open.abort();
        }
    }
}
