package pilotregistry.page;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import pilotregistry.language.Language;

/// HTTP: what machines read to find the cases, `robots.txt`, sitemap and Atom feed.
@RestController
@ConditionalOnWebApplication
class CrawlerPages {

    private static final MediaType XML = new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8);
    private static final MediaType ATOM = new MediaType(MediaType.APPLICATION_ATOM_XML, StandardCharsets.UTF_8);
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    // Numbers are given in a row and for ever: a block of them stays the same file, and is read without counting.
    private static final int BLOCK = 1000;
    private static final int ASKED_AT_ONCE = 100;
    private static final int FIRST_YEAR = 2022;
    private static final UUID OF_ALL = UUID.fromString("6f1f9c5e-5f0b-3c1e-9d0a-6f2f3a1d7c11");
    private static final Set<String> UNASKABLE = Set.of("BAD_VALUE", "BAD_TEXT", "TEXT_TOO_LONG", "VALIDATION");

    private final PublicApi api;
    private final Templates templates;
    private final PageAddress address;
    private final Clock clock;

    CrawlerPages(PublicApi api, Templates templates, PageAddress address, Clock clock) {
        this.api = api;
        this.templates = templates;
        this.address = address;
        this.clock = clock;
    }

    @GetMapping("/robots.txt")
    ResponseEntity<String> robots(HttpServletRequest request) {
        return written("robots", TEXT, Map.of(), request);
    }

    @GetMapping("/sitemap.xml")
    ResponseEntity<String> sitemap(HttpServletRequest request) {
        var blocks = new ArrayList<String>();
        var thisYear = ZonedDateTime.now(clock.withZone(BEIJING)).getYear();
        for (int year = FIRST_YEAR; year <= thisYear; year++) {
            var last = last(year, request);
            for (int block = 0; block * BLOCK < last; block++) {
                blocks.add(year + "-" + block);
            }
        }
        return written("sitemaps", XML, Map.of("blocks", blocks), request);
    }

    /// @param year of the numbers in it
    /// @param block 0 for the numbers 1 to 1000, and so on
    @GetMapping("/sitemap-{year:\\d{4}}-{block:\\d{1,6}}.xml")
    ResponseEntity<String> block(@PathVariable int year, @PathVariable int block, HttpServletRequest request) {
        var cases = new ArrayList<Object>();
        for (int from = block * BLOCK; from < (block + 1) * BLOCK; from += ASKED_AT_ONCE) {
            var numbers = IntStream.rangeClosed(from + 1, from + ASKED_AT_ONCE)
                    .mapToObj(sequence -> String.format(Locale.ROOT, "CS-%04d-%04d", year, sequence))
                    .toList();
            cases.addAll(nodes("caseStudies", api.ask("numbered", Map.of("numbers", numbers), Language.ZH, request)));
        }
        return written("sitemap", XML, Map.of("cases", cases), request);
    }

    /// Of all cases what was published last; of a search, given as in the address of its page, what it finds.
    @GetMapping("/cases/feed.atom")
    ResponseEntity<String> feed(HttpServletRequest request) {
        var search = AddressedSearch.of(request);
        var language = PageWriter.language(request);
        var found = search.isForAll()
                ? nodes("caseStudies", api.ask("newest", Map.of(), language, request))
                : nodes("searchCaseStudies", api.ask("found", search.variables(), language, request));
        var entries = found.stream().map(CrawlerPages::entry).toList();
        var updated = entries.stream()
                .map(entry -> String.valueOf(entry.get("updated")))
                .max(Comparator.naturalOrder())
                .orElse("1970-01-01T00:00:00Z");
        var values = new HashMap<String, Object>(Map.of("entries", entries, "updated", updated));
        values.put("uuid", search.isForAll() ? OF_ALL : uuid("cases" + search.query()));
        values.put("search", search.query());
        values.put("text", search.text());
        return written("feed", ATOM, values, request);
    }

    /// A feed of what nobody can ask for is not there later either.
    @ExceptionHandler
    ResponseEntity<Void> refused(PublicApi.Refused refused) {
        if (UNASKABLE.contains(refused.code())) {
            return ResponseEntity.badRequest().build();
        }
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "60")
                .build();
    }

    // An id that stays the same behind whatever address the pages are read.
    private static Map<String, Object> entry(Map<String, Object> found) {
        var entry = new HashMap<>(found);
        entry.put("uuid", uuid(String.valueOf(found.get("number"))));
        if (found.get("published") instanceof Map<?, ?> published) {
            entry.put("updated", published.get("publishedAt"));
        }
        return entry;
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(("pilot-registry:" + name).getBytes(StandardCharsets.UTF_8));
    }

    private int last(int year, HttpServletRequest request) {
        var prefix = "CS-" + year + "-";
        return nodes("caseStudies", api.ask("last", Map.of("prefix", prefix), Language.ZH, request)).stream()
                .mapToInt(found ->
                        Integer.parseInt(String.valueOf(found.get("number")).substring(prefix.length())))
                .findFirst()
                .orElse(0);
    }

    private static List<Map<String, Object>> nodes(String list, Map<String, Object> data) {
        return Answer.list(Answer.map(data.get(list)).get("nodes"));
    }

    private ResponseEntity<String> written(
            String template, MediaType type, Map<String, ?> values, HttpServletRequest request) {
        var context = new HashMap<String, Object>(values);
        var language = PageWriter.language(request);
        context.put("base", address.base(request));
        context.put("language", language.locale().toLanguageTag());
        var text = templates.fill(template, context, language);
        return PageWriter.answer(HttpStatus.OK, type, text, request).body(text);
    }
}
