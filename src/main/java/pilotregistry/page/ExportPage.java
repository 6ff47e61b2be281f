package pilotregistry.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// HTTP: the page of exports; who is signed in, and what they asked for, only its script knows.
@RestController
@ConditionalOnWebApplication
class ExportPage {

    // What anybody may take out at once, by the names of the fields of the API.
    private static final List<Map<String, String>> OPEN = List.of(
            Map.of("field", "caseStudies", "name", "CASE_STUDIES"),
            Map.of("field", "pilots", "name", "PILOTS"),
            Map.of("field", "outcomes", "name", "OUTCOMES"),
            Map.of("field", "deliverables", "name", "DELIVERABLES"),
            Map.of("field", "designations", "name", "DESIGNATIONS"),
            Map.of("field", "batches", "name", "BATCHES"));

    private final PageWriter writer;

    ExportPage(PageWriter writer) {
        this.writer = writer;
    }

    @GetMapping(path = "/exports", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> exports(HttpServletRequest request) {
        return writer.page(HttpStatus.OK, "exports", Map.of("atExports", true, "open", OPEN), request);
    }
}
