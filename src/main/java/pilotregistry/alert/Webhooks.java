package pilotregistry.alert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import pilotregistry.courier.Courier;
import pilotregistry.courier.Invitations;
import pilotregistry.courier.SigningSecret;
import pilotregistry.ledger.Refusal;

/// Has digests taken to the programs of others, and before anything else has them prove that they know the secret.
@Component
class Webhooks {

    private final Courier courier;
    private final Invitations invitations;

    Webhooks(Courier courier, Invitations invitations) {
        this.courier = courier;
        this.invitations = invitations;
    }

    /// Why a target is none, as far as its form is right.
    List<Refusal<SaveSearchErrorCode>> refusals(SearchWish wish) {
        var address = Objects.requireNonNull(wish.address());
        return courier.reaches(address)
                ? List.of()
                : List.of(Refusal.of(SaveSearchErrorCode.ADDRESS_NOT_PUBLIC, "input", "address")
                        .with("address", address));
    }

    /// Has the target prove that it knows the secret.
    ///
    /// @return false when it was asked too often today
    boolean challenge(SavedSearch saved) {
        var target = Objects.requireNonNull(saved.address());
        if (!invitations.take(saved.owner(), target, Invitations.TO_ONE_TARGET)) {
            return false;
        }
        var challenge = DigestText.uuid(saved.id(), "/" + saved.confirmation()).toString();
        try {
            var content = Map.of("type", "challenge", "challenge", challenge);
            var answer = courier.post(target, challenge, List.of(secret(saved)), content);
            if (!answer.proves(secret(saved), challenge)) {
                throw new IllegalStateException("the challenge was not met");
            }
        } catch (IOException later) {
            throw new UncheckedIOException(later);
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
        var id = DigestText.uuid(saved.id(), digest.name()).toString();
        try {
            var answer = courier.post(Objects.requireNonNull(saved.address()), id, List.of(secret(saved)), content);
            if (!answer.accepted() && !answer.gone()) {
                throw new IllegalStateException("it was not taken");
            }
            return !answer.gone();
        } catch (IOException later) {
            throw new UncheckedIOException(later);
        }
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

    private static SigningSecret secret(SavedSearch saved) {
        return new SigningSecret(Objects.requireNonNull(saved.webhookSecret()));
    }
}
