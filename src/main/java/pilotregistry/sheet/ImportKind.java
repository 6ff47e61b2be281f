package pilotregistry.sheet;

import java.util.List;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Role;
import pilotregistry.access.Scope;

/// A kind of table that can be handed in, and who may: one bean of each import.
///
/// @param name as an upload names it, for example `pilots`
public record ImportKind(String name, List<Role> roles) {

    public ImportKind(String name, Role... roles) {
        this(name, List.of(roles));
    }

    public ImportKind {
        roles = List.copyOf(roles);
    }

    /// The mandate under which somebody imports.
    public Mandate importer(Actor actor) {
        return actor.acting(Scope.IMPORT, any -> true, roles.toArray(Role[]::new));
    }
}
