package pilotregistry.attachment;

import java.io.IOException;
import java.io.OutputStream;

/// Bytes that can be written out, as often as asked, without being held.
@FunctionalInterface
public interface Content {

    void writeTo(OutputStream out) throws IOException;
}
