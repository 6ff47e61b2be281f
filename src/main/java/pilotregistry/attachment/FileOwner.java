package pilotregistry.attachment;

import java.util.Set;
import pilotregistry.access.Actor;
import pilotregistry.access.Scope;

/// What a module contributes whose records own files: who hands them in, who sees them, who takes them back.
///
/// Each method throws `NotVisible` for a record that is not there or not the actor's to see, `Forbidden` for an act
/// that is not the actor's, and [FileProblem] for what the record refuses.
public interface FileOwner {

    /// What the ids of its records begin with; also the parameter by which an upload names the record.
    String prefix();

    /// The scope that handing in and taking back need.
    default Scope scope() {
        return Scope.WRITE;
    }

    /// The id of the record that an upload names.
    default String record(String named, Actor actor) {
        return named;
    }

    /// What it would take in now, found out before any byte is read.
    Allowance allows(String owner, String role, Actor actor);

    /// Lists a stored file, and answers with it; or with the one of the same bytes that is listed already.
    Listed list(String owner, String role, StoredFile file, Actor actor);

    /// Lists it no longer among what is current.
    void strike(String owner, FileId file, Actor actor);

    /// Whether it lists the file and the actor may see it there.
    boolean shows(String owner, FileId file, Actor actor);

    /// Whether it lists the file, now or in what it keeps of the past, whoever asks.
    boolean lists(String owner, FileId file);

    /// How much may be handed in, and of which kinds.
    record Allowance(long limit, Set<MediaKind> accepted) {

        public Allowance {
            accepted = Set.copyOf(accepted);
        }
    }

    /// A file as its record lists it.
    ///
    /// @param role what it is there for, in the record's own words
    record Listed(StoredFile file, String role) {}
}
