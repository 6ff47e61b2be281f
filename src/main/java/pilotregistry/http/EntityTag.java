package pilotregistry.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// Names a state of what is read, so that whoever has it already is told so with 304 (RFC 9110, 8.8.3).
public final class EntityTag {

    private static final int LENGTH = 16;

    private EntityTag() {}

    /// The same tag, the same bytes.
    static String strong(byte[] body) {
        return '"' + digest(body) + '"';
    }

    /// The same tag, the same content: so it may be compressed on its way.
    ///
    /// @param content itself, or all that it depends on
    public static String weak(String content) {
        return "W/\"" + digest(content.getBytes(StandardCharsets.UTF_8)) + '"';
    }

    private static String digest(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, LENGTH));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
