package pilotregistry.attachment;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;

/// Knows which module's record a file is for.
@Component
class FileOwners {

    private final List<FileOwner> all;
    private final Map<String, FileOwner> byPrefix;

    FileOwners(List<FileOwner> all) {
        this.all = all;
        this.byPrefix = all.stream().collect(Collectors.toMap(FileOwner::prefix, Function.identity()));
    }

    /// The one that an upload names.
    FileOwner named(HttpServletRequest request) {
        return all.stream()
                .filter(owner -> request.getParameter(owner.prefix()) != null)
                .findFirst()
                .orElseThrow(() -> new FileProblem(
                        HttpStatus.BAD_REQUEST, "OWNER_MISSING", Map.of("parameters", String.join(", ", names()))));
    }

    Optional<FileOwner> of(String owner) {
        int end = owner.indexOf('_');
        return end < 0 ? Optional.empty() : Optional.ofNullable(byPrefix.get(owner.substring(0, end)));
    }

    boolean shows(FileRoom.Owned owned, Actor actor) {
        return of(owned.owner())
                .filter(it -> it.shows(owned.owner(), owned.file().id(), actor))
                .isPresent();
    }

    /// A file whose owner nobody knows is kept: to forget it is not for a registry that lacks the module.
    boolean lists(String owner, FileId file) {
        return of(owner).map(it -> it.lists(owner, file)).orElse(true);
    }

    private List<String> names() {
        return byPrefix.keySet().stream().sorted().toList();
    }
}
