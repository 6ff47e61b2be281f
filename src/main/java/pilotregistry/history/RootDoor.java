package pilotregistry.history;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pilotregistry.http.EntityTag;
import pilotregistry.language.CodedException;
import pilotregistry.ledger.NotVisible;

/// HTTP: the signed roots, the keys they are verified with, and proofs; public, so that anybody may keep them.
@RestController
class RootDoor {

    private static final MediaType JWK_SET = MediaType.valueOf("application/jwk-set+json");
    private static final MediaType JOSE = MediaType.valueOf("application/jose");

    private final Roots roots;
    private final Proofs proofs;

    RootDoor(Roots roots, Proofs proofs) {
        this.roots = roots;
        this.proofs = proofs;
    }

    /// The oldest first.
    @GetMapping(path = "/history/roots", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<List<Map<String, Object>>> roots() {
        var all = roots.all().reversed().stream().map(RootDoor::told).toList();
        return ResponseEntity.ok()
                .eTag(EntityTag.weak(all.toString()))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
                .body(all);
    }

    private static Map<String, Object> told(DailyRoot root) {
        var told = new LinkedHashMap<String, Object>();
        told.put("date", root.day());
        told.put("size", root.size());
        told.put("root", root.root());
        told.put("jws", root.jws());
        return told;
    }

    /// One root as it was signed; it never changes.
    @GetMapping("/history/roots/{date}")
    ResponseEntity<String> root(@PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate date) {
        var root = roots.of(date).orElseThrow(NotVisible::new);
        return ResponseEntity.ok()
                .contentType(JOSE)
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .body(root.jws());
    }

    @GetMapping("/.well-known/history-keys.json")
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok().contentType(JWK_SET).body(roots.keys().toJSONObject(true));
    }

    /// With `position`, and `date` or not, that an event is under a root; with `from` and `to`, that one
    /// root continues another.
    @GetMapping(path = "/history/proof", produces = MediaType.APPLICATION_JSON_VALUE)
    Proof proof(
            @RequestParam @Nullable Long position,
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate date,
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to) {
        if (position != null) {
            return proofs.inclusion(position, date);
        }
        if (from == null || to == null) {
            throw new CodedException("BAD_VALUE", Map.of("field", "position, from, to"));
        }
        return proofs.consistency(from, to);
    }
}
