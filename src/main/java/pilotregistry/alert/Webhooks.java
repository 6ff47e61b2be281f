package pilotregistry.alert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import pilotregistry.ledger.Refusal;
import tools.jackson.databind.json.JsonMapper;

/// Posts digests to the programs of others, signed as Standard Webhooks says, and before anything else has whoever
/// answers there prove that it knows the secret.
@Component
class Webhooks {

    /// How often one target is challenged in a day.
    static final int ASKED = 10;

    private static final int GONE = 410;
    private static final String ALGORITHM = "HmacSHA256";

    private final Targets targets;
    private final WebhookWire wire;
    private final Invitations invitations;
    private final JsonMapper json;
    private final Clock clock;

    Webhooks(Targets targets, WebhookWire wire, Invitations invitations, JsonMapper json, Clock clock) {
        this.targets = targets;
        this.wire = wire;
        this.invitations = invitations;
        this.json = json;
        this.clock = clock;
    }

    /// Why a target is none, as far as its form is right.
    List<Refusal<SaveSearchErrorCode>> refusals(SearchWish wish) {
        var address = Objects.requireNonNull(wish.address());
        return targets.resolve(URI.create(address)).isPresent()
                ? List.of()
                : List.of(Refusal.of(SaveSearchErrorCode.ADDRESS_NOT_PUBLIC, "input", "address")
                        .with("address", address));
    }

    /// Has the target prove that it knows the secret: its answer has the HMAC of the challenge in it, in hexadecimal,
    /// which nothing that only sends back what it gets could know.
    ///
    /// @return false when it was asked too often today
    boolean challenge(SavedSearch saved) {
        if (!invitations.take(saved.owner(), Objects.requireNonNull(saved.address()), ASKED)) {
            return false;
        }
        var challenge = DigestText.uuid(saved.id(), "/" + saved.confirmation()).toString();
        var answer = post(saved, challenge, Map.of("type", "challenge", "challenge", challenge));
        if (!answer.accepted() || !answer.text().contains(HexFormat.of().formatHex(hmac(saved, challenge)))) {
            throw new IllegalStateException("the challenge was not met");
        }
        return true;
    }

    /// Sends what is new.
    ///
    /// @return false when the target says that it is gone
    boolean send(SavedSearch saved, Digest digest) {
        var content = new LinkedHashMap<String, Object>();
        content.put("type", "digest");
        content.put("savedSearch", saved.id().value());
        content.put("name", saved.name());
        content.put("at", digest.at().toString());
        content.put("total", digest.total());
        content.put("news", digest.news().stream().map(Webhooks::content).toList());
        content.put("offPath", saved.offPath());
        var answer = post(saved, DigestText.uuid(saved.id(), digest.name()).toString(), content);
        if (answer.status() == GONE) {
            return false;
        }
        if (!answer.accepted()) {
            throw new IllegalStateException("it was not taken");
        }
        return true;
    }

    private static Map<String, Object> content(News news) {
        return Map.of(
                "kind", news.kind(),
                "caseNumber", news.caseNumber(),
                "title", news.title(),
                "version", news.version(),
                "changed", news.aspects(),
                "path", "/cases/" + news.caseNumber());
    }

    private WebhookWire.Answer post(SavedSearch saved, String id, Map<String, ?> content) {
        var target = URI.create(Objects.requireNonNull(saved.address()));
        var body = json.writeValueAsString(content);
        var second = String.valueOf(clock.instant().getEpochSecond());
        var signed = Base64.getEncoder().encodeToString(hmac(saved, id + "." + second + "." + body));
        var headers = Map.of("webhook-id", id, "webhook-timestamp", second, "webhook-signature", "v1," + signed);
        try {
            // Each time anew: what a name led to when it was saved says nothing about now.
            var address = targets.resolve(target).orElseThrow(() -> new ConnectException("not a public address"));
            return wire.post(target, address, headers, body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException later) {
            throw new UncheckedIOException(later);
        }
    }

    private static byte[] hmac(SavedSearch saved, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            var written = Objects.requireNonNull(saved.webhookSecret()).substring("whsec_".length());
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(written), ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
