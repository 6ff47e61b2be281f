package pilotregistry.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotregistry.Race;

class KeptSecretTests {

    @TempDir
    Path folder;

    @Test
    void isReadableByItsOwnerOnly() throws Exception {
        var file = folder.resolve("new/secret");
        KeptSecret.in(file, () -> "secret");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void isTheSameForAllWhoComeAtOnce() {
        for (int trial = 0; trial < 60; trial++) {
            var file = folder.resolve("secret-" + trial);
            var known = Race.of(20, writer -> known(file));
            assertThat(known).allMatch(secret -> secret.equals(known(file)));
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    private static String known(Path file) {
        try {
            return KeptSecret.in(file, () -> UUID.randomUUID().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
