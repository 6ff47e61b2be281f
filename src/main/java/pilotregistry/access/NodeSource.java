package pilotregistry.access;

import java.util.List;
import java.util.Map;

/// What a module contributes to `node(id:)`: the things whose ids begin with its prefix, as far as the actor may see
/// them.
public interface NodeSource {

    String prefix();

    /// Those of them that exist and are visible, by id.
    Map<String, ?> load(List<String> ids, Actor actor);
}
