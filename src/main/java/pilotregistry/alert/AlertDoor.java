package pilotregistry.alert;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import pilotregistry.http.EntityTag;
import pilotregistry.ledger.NotVisible;

/// HTTP: the feed of a saved search and the click that ends it, for whoever holds its address: nobody guesses one, and
/// a feed reader has no other token.
@RestController
@ConditionalOnWebApplication
class AlertDoor {

    private static final MediaType ATOM = new MediaType(MediaType.APPLICATION_ATOM_XML, StandardCharsets.UTF_8);
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private static final String TITLE = "title";
    private static final String MESSAGE = "message";
    private static final String BUTTON = "button";

    private final SavedSearches searches;
    private final Lookouts lookouts;
    private final DigestText text;
    private final AlertTemplates templates;
    private final AlertAddress address;
    private final Clock clock;

    AlertDoor(
            SavedSearches searches,
            Lookouts lookouts,
            DigestText text,
            AlertTemplates templates,
            AlertAddress address,
            Clock clock) {
        this.searches = searches;
        this.lookouts = lookouts;
        this.text = text;
        this.templates = templates;
        this.address = address;
        this.clock = clock;
    }

    /// Readers stop asking for what is gone; turned on again, it is there again.
    @GetMapping("/alerts/{token:" + SearchKeys.TOKEN + "}.atom")
    ResponseEntity<String> feed(@PathVariable String token) {
        var saved = searches.byToken(token).orElseThrow(NotVisible::new);
        if (saved.off()) {
            return ResponseEntity.status(HttpStatus.GONE)
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
        var feed = templates.fill("feed.atom", feed(saved));
        return ResponseEntity.ok()
                .contentType(ATOM)
                .eTag(EntityTag.weak(feed))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .varyBy(HttpHeaders.ACCEPT_ENCODING)
                .body(feed);
    }

    /// A page with a button: programs that look at every link in a mail turn nothing off.
    @GetMapping("/alerts/{token:" + SearchKeys.TOKEN + "}/off")
    ResponseEntity<String> ask(@PathVariable String token) {
        var saved = searches.byToken(token).orElseThrow(NotVisible::new);
        return saved.off()
                ? page(saved, "alert.off.title", "alert.off.done")
                : page(saved, "alert.off.title", "alert.off.question", "alert.off.button", saved.offPath());
    }

    /// The button, or the one click of a mail program (RFC 8058), which sends no more than that it was clicked.
    @PostMapping("/alerts/{token:" + SearchKeys.TOKEN + "}/off")
    ResponseEntity<String> turnOff(@PathVariable String token) {
        var saved = searches.byToken(token).orElseThrow(NotVisible::new);
        if (!saved.off()) {
            searches.turnOff(saved, SavedSearches.byAddress("turnOffSavedSearch", clock.instant()));
        }
        return page(saved, "alert.off.title", "alert.off.done");
    }

    /// Only a mail has this address.
    @GetMapping("/alerts/{confirmation:" + SearchKeys.TOKEN + "}/confirm")
    ResponseEntity<String> invite(@PathVariable String confirmation) {
        var saved = searches.byConfirmation(confirmation).orElseThrow(NotVisible::new);
        return page(
                saved, "alert.confirm.title", "alert.confirm.question", "alert.confirm.button", saved.confirmPath());
    }

    @PostMapping("/alerts/{confirmation:" + SearchKeys.TOKEN + "}/confirm")
    ResponseEntity<String> confirm(@PathVariable String confirmation) {
        var saved = searches.byConfirmation(confirmation).orElseThrow(NotVisible::new);
        searches.confirm(saved, confirmation, SavedSearches.byAddress("confirmSavedSearch", clock.instant()));
        return page(saved, "alert.confirm.title", "alert.confirm.done");
    }

    private ResponseEntity<String> page(SavedSearch saved, String title, String message) {
        return page(saved, Map.of(TITLE, title, MESSAGE, message), Map.of());
    }

    private ResponseEntity<String> page(SavedSearch saved, String title, String message, String button, String action) {
        return page(saved, Map.of(TITLE, title, MESSAGE, message, BUTTON, button), Map.of("action", action));
    }

    private ResponseEntity<String> page(SavedSearch saved, Map<String, String> words, Map<String, String> more) {
        var language = saved.language();
        var facts = Map.of("name", saved.name(), "address", Objects.requireNonNullElse(saved.address(), ""));
        var values = new HashMap<String, Object>(more);
        values.put("language", language.locale().toLanguageTag());
        values.put("registry", text.say("alert.registry", Map.of(), language));
        words.forEach((name, key) -> values.put(name, text.say(key, facts, language)));
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_LANGUAGE, language.locale().toLanguageTag())
                .body(templates.fill("click.html", values));
    }

    private Map<String, Object> feed(SavedSearch saved) {
        var digests = lookouts.find(saved.id())
                .map(Lookout::digests)
                .orElse(List.of())
                .reversed();
        var language = saved.language();
        var entries = new ArrayList<Map<String, Object>>();
        for (var digest : digests) {
            text.lines(saved.id(), digest, language)
                    .forEach(line -> entries.add(Map.of("line", line, "updated", digest.at())));
            Optional.of(text.rest(digest, language))
                    .filter(rest -> !rest.isEmpty())
                    .map(rest -> new DigestText.Line(DigestText.uuid(saved.id(), digest.name()), rest, "", "/cases"))
                    .ifPresent(line -> entries.add(Map.of("line", line, "updated", digest.at())));
        }
        return Map.of(
                "language", language.locale().toLanguageTag(),
                "uuid", DigestText.uuid(saved.id(), ""),
                "title", text.say("alert.feed.title", Map.of("name", saved.name()), language),
                "registry", text.say("alert.registry", Map.of(), language),
                "updated",
                        digests.isEmpty() ? saved.savedAt() : digests.getFirst().at(),
                "base", address.base(),
                "self", saved.feedPath(),
                "entries", entries);
    }
}
