package pilotregistry.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTests {

    @TempDir
    Path folder;

    @Test
    void staysTheSameAfterARestart() {
        assertThat(SigningKey.keptIn(folder)).isEqualTo(SigningKey.keptIn(folder));
    }

    @Test
    void isReadableByItsOwnerOnly() throws Exception {
        SigningKey.keptIn(folder);
        assertThat(Files.getPosixFilePermissions(folder.resolve("signing-key.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void isNotReplacedWhenItsFileIsDamaged() throws Exception {
        var file = Files.writeString(folder.resolve("signing-key.json"), "damaged");
        assertThatThrownBy(() -> SigningKey.keptIn(folder)).hasMessageContaining(file.toString());
        assertThat(file).hasContent("damaged");
    }
}
