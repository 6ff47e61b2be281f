package pilotregistry.page;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import pilotregistry.document.ShippedDocuments;
import pilotregistry.http.EntityTag;
import pilotregistry.language.Language;
import tools.jackson.databind.json.JsonMapper;

/// Writes whole pages: what all of them have in their head, and how long they may be kept.
@Component
@ConditionalOnWebApplication
class PageWriter {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Templates templates;
    private final PageAssets assets;
    private final PageAddress address;
    private final ShippedDocuments documents;
    private final JsonMapper json;

    PageWriter(
            Templates templates, PageAssets assets, PageAddress address, ShippedDocuments documents, JsonMapper json) {
        this.templates = templates;
        this.assets = assets;
        this.address = address;
        this.documents = documents;
        this.json = json;
    }

    /// The language of a page: the one its address asks for, else the one the browser prefers.
    static Language language(HttpServletRequest request) {
        var asked = chosen(request);
        if (asked != null) {
            return asked;
        }
        return Language.accepted(Collections.list(request.getHeaders(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    private static @Nullable Language chosen(HttpServletRequest request) {
        return switch (request.getParameter("language")) {
            case "zh" -> Language.ZH;
            case "en" -> Language.EN;
            case null, default -> null;
        };
    }

    ResponseEntity<String> page(HttpStatus status, String template, Map<String, ?> values, HttpServletRequest request) {
        var language = language(request);
        var chosen = chosen(request);
        var context = new HashMap<String, Object>(values);
        context.put("language", language.locale().toLanguageTag());
        context.put("english", language == Language.EN);
        context.put("path", request.getRequestURI());
        context.put("base", address.base(request));
        context.put("assets", assets.path());
        context.put("texts", PageTexts.name(language));
        context.put("keep", chosen == null ? "" : "?language=" + PageTexts.name(chosen));
        context.put("documents", data(documents.ids()));
        var text = templates.fill(template, context, language);
        return answer(status, HTML, text, request)
                .header(HttpHeaders.CONTENT_LANGUAGE, String.valueOf(context.get("language")))
                .body(text);
    }

    /// Anything that everybody may keep for a minute. The tag is a weak one, so that it is compressed on its way.
    static ResponseEntity.BodyBuilder answer(
            HttpStatus status, MediaType type, String text, HttpServletRequest request) {
        var answer = ResponseEntity.status(status)
                .contentType(type)
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.ACCEPT_ENCODING);
        if (status.is2xxSuccessful()) {
            answer.eTag(EntityTag.weak(text));
        }
        return answer.cacheControl(
                status.is5xxServerError() || status == HttpStatus.TOO_MANY_REQUESTS
                        ? CacheControl.noStore()
                        : CacheControl.maxAge(FRESH).cachePublic());
    }

    /// JSON for a data block of a page: nothing in it can end the block.
    String data(Object value) {
        return json.writeValueAsString(value).replace("<", "\\u003c");
    }
}
