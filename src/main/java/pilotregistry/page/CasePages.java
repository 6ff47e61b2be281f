package pilotregistry.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// HTTP: the cases as pages. The search is a script's; a case is written here, since crawlers, printers and people
/// without scripts read it too.
@RestController
@ConditionalOnWebApplication
class CasePages {

    static final String NUMBER = "CS-\\d{4}-\\d{4,9}";

    private static final String HTML = MediaType.TEXT_HTML_VALUE;

    private final PublicApi api;
    private final PageWriter writer;
    private final PageAddress address;
    private final CaseMetadata metadata;

    CasePages(PublicApi api, PageWriter writer, PageAddress address, CaseMetadata metadata) {
        this.api = api;
        this.writer = writer;
        this.address = address;
        this.metadata = metadata;
    }

    @GetMapping(path = "/cases", produces = HTML)
    ResponseEntity<String> search(HttpServletRequest request) {
        return writer.page(HttpStatus.OK, "cases", Map.of("atCases", true), request);
    }

    @GetMapping(path = "/cases/{number}", produces = HTML)
    ResponseEntity<String> one(@PathVariable String number, HttpServletRequest request) {
        var found = found("case", number, request);
        if (found == null) {
            return missing(number, request);
        }
        var values = new HashMap<String, Object>(Map.of("atCases", true, "case", found, "number", number));
        if (found.get("retraction") != null) {
            return writer.page(HttpStatus.GONE, "retracted", values, request);
        }
        var language = PageWriter.language(request);
        var like = api.ask("similar", Map.of("id", Objects.requireNonNull(found.get("id"))), language, request)
                .get("similarCaseStudies");
        values.put("similar", like == null ? List.of() : like);
        var withdrawn = Answer.list(found.get("withdrawnReplications")).size();
        if (withdrawn > 0) {
            values.put("withdrawn", withdrawn);
        }
        values.put("unverified", CaseMetadata.isUnverified(found));
        values.put("metadata", writer.data(metadata.of(found, address.base(request) + "/cases/" + number)));
        return writer.page(HttpStatus.OK, "case", values, request);
    }

    @GetMapping(path = "/cases/{number}/versions", produces = HTML)
    ResponseEntity<String> versions(@PathVariable String number, HttpServletRequest request) {
        var found = found("versions", number, request);
        if (found == null) {
            return missing(number, request);
        }
        Map<String, Object> values = Map.of("atCases", true, "case", found, "number", number);
        return found.get("retraction") == null
                ? writer.page(HttpStatus.OK, "versions", values, request)
                : writer.page(HttpStatus.GONE, "retracted", values, request);
    }

    /// The API keeps somebody waiting who asks too much, and sometimes everybody.
    @ExceptionHandler
    ResponseEntity<String> refused(PublicApi.Refused refused, HttpServletRequest request) {
        var status =
                refused.code().equals("RATE_LIMITED") ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.SERVICE_UNAVAILABLE;
        return writer.page(status, "later", Map.of("code", refused.code()), request);
    }

    private ResponseEntity<String> missing(String number, HttpServletRequest request) {
        return writer.page(HttpStatus.NOT_FOUND, "missing", Map.of("atCases", true, "number", number), request);
    }

    private @Nullable Map<String, Object> found(String document, String number, HttpServletRequest request) {
        if (!number.matches(NUMBER)) {
            return null;
        }
        var data = api.ask(document, Map.of("number", number), PageWriter.language(request), request);
        return data.get("caseStudy") == null ? null : Answer.map(data.get("caseStudy"));
    }
}
