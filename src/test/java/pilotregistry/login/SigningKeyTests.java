package pilotregistry.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
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
    void isNotReplacedWhenItsFileIsDamaged() throws Exception {
        var file = Files.writeString(folder.resolve("signing-key.json"), "damaged");
        assertThatThrownBy(() -> SigningKey.keptIn(folder)).hasMessageContaining(file.toString());
        assertThat(file).hasContent("damaged");
    }
}
