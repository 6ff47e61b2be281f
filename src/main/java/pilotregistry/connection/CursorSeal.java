package pilotregistry.connection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;
import pilotregistry.connection.BadPage.Reason;

/// Writes positions as cursors that nobody else can write, and reads back only those made for the same list.
///
/// Base64url of: version, id of the key, hash of list + order + filter, the position's values as BSON (so they
/// keep their types), and HMAC-SHA256 over all of it.
final class CursorSeal {

    static final String ALGORITHM = "HmacSHA256";

    private static final byte VERSION = 1;
    private static final int BOUND = 8;
    private static final int MAC = 16;
    private static final int HEAD = 1 + Integer.BYTES + BOUND;
    private static final int LONGEST = 16_384;

    private final CursorKeys keys;
    private final DocumentCodec codec = new DocumentCodec();

    CursorSeal(CursorKeys keys) {
        this.keys = keys;
    }

    /// Seals and opens for one list in one order with one filter.
    final class Bound {
        private final byte[] context;

        private Bound(String context) {
            var hash = CursorKeys.digest(context.getBytes(StandardCharsets.UTF_8));
            this.context = Arrays.copyOf(hash, BOUND);
        }

        String seal(List<@Nullable Object> position) {
            var values = encode(new Document("v", position));
            var key = keys.sealing();
            var body = ByteBuffer.allocate(HEAD + values.length)
                    .put(VERSION)
                    .putInt(key.getKey())
                    .put(context)
                    .put(values)
                    .array();
            var sealed = ByteBuffer.allocate(body.length + MAC).put(body).put(mac(key.getValue(), body));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.array());
        }

        /// The position, or the refusal of the argument that brought the cursor; null if it brought none.
        @Nullable
        List<@Nullable Object> open(@Nullable String cursor, String argument) {
            if (cursor == null) return null;
            var body = verified(cursor, argument);
            if (!Arrays.equals(context, 0, BOUND, body, HEAD - BOUND, HEAD)) {
                throw new BadPage(Reason.CURSOR_OF_ANOTHER_LIST, argument);
            }
            var values = decode(Arrays.copyOfRange(body, HEAD, body.length));
            return new ArrayList<@Nullable Object>(values.getList("v", Object.class));
        }
    }

    Bound bind(String... context) {
        return new Bound(String.join("\0", context));
    }

    private byte[] verified(String cursor, String argument) {
        var sealed = cursor.length() > LONGEST ? new byte[0] : bytes(cursor);
        if (sealed.length < HEAD + MAC || sealed[0] != VERSION) throw new BadPage(Reason.UNKNOWN_CURSOR, argument);
        var key = keys.withId(ByteBuffer.wrap(sealed).getInt(1));
        var body = Arrays.copyOf(sealed, sealed.length - MAC);
        var mac = Arrays.copyOfRange(sealed, body.length, sealed.length);
        if (key == null || !MessageDigest.isEqual(mac, mac(key, body))) {
            throw new BadPage(Reason.UNKNOWN_CURSOR, argument);
        }
        return body;
    }

    /// No bytes for what is not base64url, or not the one way of writing it.
    private static byte[] bytes(String cursor) {
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            var canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            return canonical.equals(cursor) ? bytes : new byte[0];
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static byte[] mac(SecretKeySpec key, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(body), MAC);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private byte[] encode(Document values) {
        try (var buffer = new BasicOutputBuffer();
                var writer = new BsonBinaryWriter(buffer)) {
            codec.encode(writer, values, EncoderContext.builder().build());
            return buffer.toByteArray();
        }
    }

    private Document decode(byte[] values) {
        try (var reader = new BsonBinaryReader(ByteBuffer.wrap(values))) {
            return codec.decode(reader, DecoderContext.builder().build());
        }
    }
}
