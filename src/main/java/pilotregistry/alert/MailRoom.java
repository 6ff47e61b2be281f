package pilotregistry.alert;

import jakarta.mail.MessagingException;
import java.net.URI;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import pilotregistry.courier.Invitations;
import pilotregistry.language.Language;

/// Sends digests by mail, each under an id that stays the same however often it has to be sent, and before anything
/// else asks whoever is to be told.
@Component
class MailRoom {

    /// How often one address is asked in a day.
    static final int ASKED = 3;

    private final ObjectProvider<JavaMailSender> sender;
    private final String from;
    private final DigestText text;
    private final AlertTemplates templates;
    private final AlertAddress address;
    private final Invitations invitations;
    private final Clock clock;

    MailRoom(
            ObjectProvider<JavaMailSender> sender,
            @Value("${registry.alerts.from:}") String from,
            DigestText text,
            AlertTemplates templates,
            AlertAddress address,
            Invitations invitations,
            Clock clock) {
        this.sender = sender;
        this.from = from;
        this.text = text;
        this.templates = templates;
        this.address = address;
        this.invitations = invitations;
        this.clock = clock;
    }

    /// Whether there is a server to send by, a sender to be named and an address to lead back to.
    boolean configured() {
        return !from.isBlank() && address.known() && sender.getIfAvailable() != null;
    }

    /// Asks whoever is to be told; nothing else is sent to an address before that is confirmed.
    ///
    /// @return false when that was asked too often today
    boolean invite(SavedSearch saved) {
        var language = saved.language();
        var to = Objects.requireNonNull(saved.address());
        if (!invitations.take(saved.owner(), to, ASKED)) {
            return false;
        }
        var facts = Map.of("name", saved.name());
        var values = new HashMap<String, Object>();
        values.put("lead", text.say("alert.mail.invitation", facts, language));
        values.put("action", text.say("alert.confirm.button", facts, language));
        values.put("url", address.base() + saved.confirmPath());
        values.put("footer", text.say("alert.mail.ignore", facts, language));
        send(
                saved,
                DigestText.uuid(saved.id(), "/" + saved.confirmation()),
                text.say("alert.mail.invitation.subject", facts, language),
                values,
                Map.of());
        return true;
    }

    /// Sends what is new, with the one click of RFC 8058 that ends it.
    void send(SavedSearch saved, Digest digest) {
        var language = saved.language();
        var facts = Map.of("name", saved.name(), "total", digest.total());
        var off = address.base() + saved.offPath();
        var values = new HashMap<String, Object>();
        values.put("lead", text.say("alert.mail.lead", facts, language));
        values.put("lines", text.lines(saved.id(), digest, language));
        values.put("rest", text.rest(digest, language));
        values.put("action", text.say("alert.off.button", facts, language));
        values.put("url", off);
        values.put("footer", text.say("alert.mail.why", facts, language));
        send(
                saved,
                DigestText.uuid(saved.id(), digest.name()),
                text.say("alert.mail.subject", facts, language),
                values,
                Map.of(
                        "List-Unsubscribe", "<" + off + ">",
                        "List-Unsubscribe-Post", "List-Unsubscribe=One-Click",
                        "List-ID", "<" + DigestText.uuid(saved.id(), "") + "." + host() + ">"));
    }

    private void send(
            SavedSearch saved, UUID id, String subject, Map<String, Object> values, Map<String, String> headers) {
        var post = sender.getObject();
        var message = post.createMimeMessage();
        values.putAll(words(saved.language()));
        values.put("subject", subject);
        try {
            var helper = new MimeMessageHelper(message, true, "UTF-8");
            helper.setFrom(from);
            helper.setTo(Objects.requireNonNull(saved.address()));
            // A name holds no line break where a header begins.
            helper.setSubject(subject.replaceAll("\\s+", " "));
            helper.setSentDate(Date.from(clock.instant()));
            helper.setText(templates.fill("letter.txt", values), templates.fill("letter.html", values));
            message.setHeader("Message-ID", "<" + id + "@" + host() + ">");
            // So that no machine answers (RFC 3834).
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("Content-Language", saved.language().locale().toLanguageTag());
            for (var header : List.copyOf(headers.entrySet())) {
                message.setHeader(header.getKey(), header.getValue());
            }
        } catch (MessagingException e) {
            throw new MailPreparationException(e);
        }
        post.send(message);
    }

    private Map<String, Object> words(Language language) {
        return Map.of(
                "language", language.locale().toLanguageTag(),
                "registry", text.say("alert.registry", Map.of(), language),
                "base", address.base());
    }

    private String host() {
        return Objects.requireNonNullElse(URI.create(address.base()).getHost(), "localhost");
    }
}
