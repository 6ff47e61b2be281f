package pilotregistry.courier;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Posts messages to the programs of others, signed as Standard Webhooks says, and sees whether whoever answers there
/// knows the secret.
@Component
public class Courier {

    private static final int LONGEST = 1_000;
    private static final Pattern TARGET =
            Pattern.compile("https?://(?:[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?"
                    + "(?:/(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]++|%[0-9A-Fa-f]{2})*+)?");

    private final Targets targets;
    private final Wire wire;
    private final JsonMapper json;
    private final Clock clock;

    Courier(Targets targets, Wire wire, JsonMapper json, Clock clock) {
        this.targets = targets;
        this.wire = wire;
        this.json = json;
        this.clock = clock;
    }

    /// What came back; its text has whatever frames its body.
    public record Answer(int status, String text) {

        private static final int GONE = 410;

        public boolean accepted() {
            return status >= 200 && status < 300;
        }

        /// Whether it shows that the target knows the secret: it has the HMAC of the challenge in it, in
        /// hexadecimal, which nothing that only sends back what it gets could know.
        public boolean proves(SigningSecret secret, String challenge) {
            return accepted() && text.contains(secret.proof(challenge));
        }

        /// Whether the target wants nothing any more.
        public boolean gone() {
            return status == GONE;
        }
    }

    /// Whether a text has the form of a target at all.
    public static boolean names(String target) {
        return target.length() <= LONGEST && TARGET.matcher(target).matches() && isAddress(target);
    }

    private static boolean isAddress(String target) {
        try {
            return new URI(target).isAbsolute();
        } catch (URISyntaxException brackets) {
            return false; // what stands between them is no IPv6
        }
    }

    /// Whether a target leads to where may be posted to.
    public boolean reaches(String target) {
        return targets.resolve(URI.create(target)).isPresent();
    }

    /// Posts one message.
    ///
    /// @param id the same however often it has to be sent
    /// @param secrets one, or two while the one gives way to the other
    /// @throws NoPublicAddress where the target leads to none
    public Answer post(String target, String id, List<SigningSecret> secrets, Map<String, ?> content)
            throws IOException {
        var uri = URI.create(target);
        // Each time anew: what a name led to when it was named says nothing about now.
        var address = targets.resolve(uri).orElseThrow(NoPublicAddress::new);
        var body = json.writeValueAsString(content);
        var second = String.valueOf(clock.instant().getEpochSecond());
        var signatures = secrets.stream()
                .map(secret -> secret.signature(id, second, body))
                .collect(Collectors.joining(" "));
        var headers = Map.of("webhook-id", id, "webhook-timestamp", second, "webhook-signature", signatures);
        return wire.post(uri, address, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
