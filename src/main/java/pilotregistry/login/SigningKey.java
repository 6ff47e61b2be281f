package pilotregistry.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/// The key the local issuer signs with: made once, kept in the data folder, so that tokens survive a restart.
final class SigningKey {

    private static final String FILE = "signing-key.json";

    private SigningKey() {}

    static RSAKey keptIn(Path folder) {
        var file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                keep(generate(), file);
            }
            return RSAKey.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The signing key cannot be kept in " + file.toAbsolutePath(), e);
        } catch (ParseException e) {
            throw new IllegalStateException("Not a signing key: " + file.toAbsolutePath(), e);
        }
    }

    // Written beside and moved, so that a crash leaves a whole key or none.
    private static void keep(RSAKey key, Path file) throws IOException {
        var draft = Files.createTempFile(file.toAbsolutePath().getParent(), FILE, ".new");
        if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(draft, key.toJSONString());
        Files.move(draft, file);
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java cannot make an RSA key", e);
        }
    }
}
