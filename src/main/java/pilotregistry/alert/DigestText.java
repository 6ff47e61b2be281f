package pilotregistry.alert;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;

/// Puts news into words, in the language of who is told.
@Component
class DigestText {

    private final Messages messages;

    DigestText(Messages messages) {
        this.messages = messages;
    }

    /// One line of a digest.
    ///
    /// @param uuid the same wherever and however often it is told
    record Line(UUID uuid, String heading, String detail, String path) {}

    List<Line> lines(SavedSearchId id, Digest digest, Language language) {
        return digest.news().stream()
                .map(news -> line(id, digest, news, language))
                .toList();
    }

    /// What is not listed of a digest; empty where all of it is.
    String rest(Digest digest, Language language) {
        return digest.more() == 0 ? "" : say("alert.more", Map.of("more", digest.more()), language);
    }

    String say(String key, Map<String, ?> facts, Language language) {
        return messages.say(key, facts, language);
    }

    /// An id that stays the same behind whatever address it is read.
    static UUID uuid(SavedSearchId id, String part) {
        return UUID.nameUUIDFromBytes(("pilot-registry:" + id + part).getBytes(StandardCharsets.UTF_8));
    }

    private Line line(SavedSearchId id, Digest digest, News news, Language language) {
        var facts = Map.of("number", news.caseNumber(), "title", news.title(), "aspects", news.aspects());
        var uuid = uuid(id, digest.name() + "/" + news.caseStudy());
        return switch (news.kind()) {
            case NEW ->
                new Line(uuid, say("alert.new", facts, language), say("alert.new.detail", facts, language), path(news));
            case CHANGED ->
                new Line(
                        uuid,
                        say("alert.changed", facts, language),
                        say("alert.changed.detail", facts, language),
                        path(news));
            case RETRACTED ->
                new Line(
                        uuid,
                        say("alert.retracted", facts, language),
                        say("alert.retracted.detail", facts, language),
                        path(news));
        };
    }

    private static String path(News news) {
        return "/cases/" + news.caseNumber();
    }
}
