package pilotregistry.export;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import pilotregistry.access.ActorResolver;
import pilotregistry.access.Scope;
import pilotregistry.ledger.NotVisible;

/// HTTP: the finished files, each for whoever asked for it and only while all that it rests on holds.
@RestController
class ExportDoor {

    private final Exports exports;
    private final ExportFiles files;
    private final Manifests manifests;
    private final PublicLists lists;
    private final ActorResolver actors;

    ExportDoor(Exports exports, ExportFiles files, Manifests manifests, PublicLists lists, ActorResolver actors) {
        this.exports = exports;
        this.files = files;
        this.manifests = manifests;
        this.lists = lists;
        this.actors = actors;
    }

    @GetMapping("/exports/{id:export_[0-9a-z]+}")
    void download(
            @PathVariable ExportId id,
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Authentication authentication)
            throws IOException {
        var job = downloadable(id, authentication);
        var result = Objects.requireNonNull(job.result());
        new Handing(request, response, CacheControl.noCache().cachePrivate())
                .hand(
                        Manifests.name(job),
                        job.format().mediaType(),
                        result.bytes(),
                        result.sha256(),
                        (from, length, out) -> files.copy(result.parts(), from, length, out));
    }

    @GetMapping(path = "/exports/{id:export_[0-9a-z]+}/manifest", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> manifest(@PathVariable ExportId id, @Nullable Authentication authentication) {
        return manifests.of(downloadable(id, authentication));
    }

    /// A short public list at once, for anybody.
    @GetMapping("/exports/{list:[a-zA-Z]+}.{format:csv|ndjson|xlsx}")
    void list(
            @PathVariable String list,
            @PathVariable String format,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var known = ExportList.find(list).orElseThrow(NotVisible::new);
        lists.send(known, ExportFormat.valueOf(format.toUpperCase(Locale.ROOT)), request, response);
    }

    /// @throws NotVisible when it is not there, not yours, not finished, or what it rests on has ended
    private ExportJob downloadable(ExportId id, @Nullable Authentication authentication) {
        var actor = actors.of(authentication);
        actor.requireScope(Scope.READ);
        return Optional.ofNullable(exports.own(List.of(id), actor).get(id))
                .filter(job -> job.result() != null && exports.holds(job))
                .orElseThrow(NotVisible::new);
    }
}
