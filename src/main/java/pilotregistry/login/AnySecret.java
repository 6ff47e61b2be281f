package pilotregistry.login;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Hashes of which any may match: while a secret is rotated its client has two. No hash has a space in it.
final class AnySecret implements PasswordEncoder {

    private static final Pattern SPACE = Pattern.compile(" ");

    private final PasswordEncoder one = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    static String all(List<String> hashes) {
        return String.join(" ", hashes);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        return one.encode(secret);
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String hashes) {
        return hashes != null
                && SPACE.splitAsStream(hashes).anyMatch(hash -> !hash.isEmpty() && one.matches(secret, hash));
    }
}
