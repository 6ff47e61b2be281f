package pilotregistry.attachment;

import java.util.Set;

/// Who hands in a file, for whom, under which name, and what is accepted at most.
///
/// @param owner the aggregate the file is for, as its id
/// @param uploader the subject that hands it in
public record Deposit(String owner, String uploader, String name, long limit, Set<MediaKind> accepted) {

    public Deposit {
        accepted = Set.copyOf(accepted);
    }
}
