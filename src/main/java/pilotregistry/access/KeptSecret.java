package pilotregistry.access;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/// A secret in a file that its owner alone may read: made at its first use, and the same ever after.
public final class KeptSecret {

    private KeptSecret() {}

    /// What the file holds.
    ///
    /// @param made what becomes the secret where the file is not there yet; of several processes that come at once
    ///   one keeps what it made, and all answer that
    public static String in(Path file, Supplier<String> made) throws IOException {
        if (!Files.exists(file)) {
            keep(made.get(), file.toAbsolutePath());
        }
        return Files.readString(file);
    }

    // Written beside and linked, so that a crash leaves a whole secret or none, and the second of two replaces nothing:
    // a move would, where both looked before either moved.
    private static void keep(String secret, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var draft = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
        try {
            if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(draft, secret);
            publish(draft, file);
        } catch (FileAlreadyExistsException anotherWasFirst) {
            // whose secret it is now
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void publish(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException anotherWasFirst) {
            throw anotherWasFirst;
        } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
            Files.move(draft, file);
        }
    }
}
