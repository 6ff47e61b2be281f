package pilotregistry.export;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import pilotregistry.http.EntityTag;
import pilotregistry.ledger.NotVisible;

/// HTTP: the monthly snapshots and what describes them, for anybody.
@RestController
class SnapshotDoor {

    private static final String MONTH = "/exports/snapshots/{month:\\d{4}-(?:0[1-9]|1[0-2])}";
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final MonthlySnapshots snapshots;
    private final Manifests manifests;
    private final ExportFiles files;
    private final Catalog catalog;

    SnapshotDoor(MonthlySnapshots snapshots, Manifests manifests, ExportFiles files, Catalog catalog) {
        this.snapshots = snapshots;
        this.manifests = manifests;
        this.files = files;
        this.catalog = catalog;
    }

    @GetMapping(path = "/exports/catalog.jsonld", produces = "application/ld+json")
    ResponseEntity<Map<String, Object>> catalog() {
        var base = ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
        return kept(base + snapshots.all(), catalog.of(base));
    }

    @GetMapping(MONTH + "/{list:[a-zA-Z]+}.{format:csv|ndjson}")
    void file(
            @PathVariable String month,
            @PathVariable String list,
            @PathVariable String format,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var record = snapshots.find(month).orElseThrow(NotVisible::new);
        if (list.equals("deletions") && format.equals("ndjson")) {
            hand(month + "-deletions.ndjson", ExportFormat.NDJSON, record.deletions(), request, response);
            return;
        }
        var job = job(month, list, format);
        hand(month + "-" + list + "." + format, job.format(), Objects.requireNonNull(job.result()), request, response);
    }

    @GetMapping(MONTH + "/{list:[a-zA-Z]+}.{format:csv|ndjson}/manifest")
    ResponseEntity<Map<String, Object>> manifest(
            @PathVariable String month, @PathVariable String list, @PathVariable String format) {
        if (snapshots.find(month).isEmpty()) {
            throw new NotVisible();
        }
        var job = job(month, list, format);
        return kept(job.id().value(), manifests.of(job));
    }

    private static ResponseEntity<Map<String, Object>> kept(String state, Map<String, Object> description) {
        return ResponseEntity.ok()
                .eTag(EntityTag.weak(state))
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(description);
    }

    private ExportJob job(String month, String list, String format) {
        return ExportList.find(list)
                .flatMap(known -> snapshots.file(month, known, ExportFormat.valueOf(format.toUpperCase(Locale.ROOT))))
                .orElseThrow(NotVisible::new);
    }

    private void hand(
            String name,
            ExportFormat format,
            ExportResult result,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        new Handing(request, response, CacheControl.maxAge(FRESH).cachePublic())
                .hand(
                        name,
                        format.mediaType(),
                        result.bytes(),
                        result.sha256(),
                        (from, length, out) -> files.copy(result.parts(), from, length, out));
    }
}
