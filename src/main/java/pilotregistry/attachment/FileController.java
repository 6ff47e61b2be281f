package pilotregistry.attachment;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import pilotregistry.access.Actor;
import pilotregistry.access.ActorResolver;
import pilotregistry.ledger.NotVisible;

/// HTTP: files handed in, handed out and taken back; whose they are, their owners say.
@RestController
class FileController {

    private final FileRoom room;
    private final FileCounter counter;
    private final FileOwners owners;
    private final ActorResolver actors;

    FileController(FileRoom room, FileCounter counter, FileOwners owners, ActorResolver actors) {
        this.room = room;
        this.counter = counter;
        this.owners = owners;
        this.actors = actors;
    }

    /// What an upload is answered with.
    record FileAnswer(String id, String name, String mediaType, long bytes, String sha256, String role) {

        static FileAnswer of(FileOwner.Listed listed) {
            var file = listed.file();
            return new FileAnswer(
                    file.id().value(), file.name(), file.mediaType(), file.bytes(), file.sha256(), listed.role());
        }
    }

    /// Takes in the raw body. The same bytes for the same record again are answered with the file that is there.
    @PostMapping("/attachments")
    ResponseEntity<FileAnswer> upload(HttpServletRequest request, @Nullable Authentication authentication)
            throws IOException {
        Delivery.refuseForms(request);
        var actor = actors.of(authentication);
        var owner = owners.named(request);
        actor.requireScope(owner.scope());
        var record = owner.record(String.valueOf(request.getParameter(owner.prefix())), actor);
        var role = String.valueOf(request.getParameter("role"));
        var allowance = owner.allows(record, role, actor);
        var delivery = Delivery.from(request, allowance.limit());
        var deposit = new Deposit(record, subject(actor), delivery.name(), allowance.limit(), allowance.accepted());
        var stored = Delivery.taken(room.store(deposit, delivery.body()));
        var listed = list(owner, record, role, stored, actor);
        var answer = listed.file().id().equals(stored.id())
                ? ResponseEntity.created(URI.create("/attachments/" + stored.id()))
                : ResponseEntity.ok();
        // Whatever the sender accepts: by now the file is attached.
        return answer.contentType(MediaType.APPLICATION_JSON).body(FileAnswer.of(listed));
    }

    @GetMapping("/attachments/{id}")
    void download(
            @PathVariable FileId id,
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Authentication authentication)
            throws IOException {
        counter.hand(visible(id, actors.of(authentication)).file(), request, response);
    }

    @DeleteMapping("/attachments/{id}")
    ResponseEntity<Void> delete(@PathVariable FileId id, @Nullable Authentication authentication) {
        var actor = actors.of(authentication);
        var owned = visible(id, actor);
        var owner = owners.of(owned.owner()).orElseThrow(NotVisible::new);
        actor.requireScope(owner.scope());
        owner.strike(owned.owner(), id, actor);
        if (!owner.lists(owned.owner(), id)) {
            room.delete(id);
        }
        return ResponseEntity.noContent().build();
    }

    /// Only a refusal is sure to have listed nothing; after any other failure the sweep finds out.
    private FileOwner.Listed list(FileOwner owner, String record, String role, StoredFile stored, Actor actor) {
        try {
            var listed = owner.list(record, role, stored, actor);
            if (!listed.file().id().equals(stored.id())) {
                room.delete(stored.id());
            }
            return listed;
        } catch (FileProblem refused) {
            room.delete(stored.id());
            throw refused;
        }
    }

    private FileRoom.Owned visible(FileId id, Actor actor) {
        return room.owned(id).filter(owned -> owners.shows(owned, actor)).orElseThrow(NotVisible::new);
    }

    private static String subject(Actor actor) {
        return actor.identified().orElseThrow(NotVisible::new).subject();
    }
}
