package pilotregistry.access;

import java.util.List;
import java.util.Map;

/// What a module contributes to `node(id:)`: the things whose ids begin with its prefix, as far as the
/// actor may see them.
public interface NodeSource {

    String prefix();

    /// Those of them that exist and are visible, by id.
    Map<String, ?> load(List<String> ids, Actor actor);

    /// Whether the actor, who sees a thing as it is now, may also see whatever it once was. Nobody may, unless
    /// a module says so.
    default boolean showsEveryPast(Actor actor) {
        return false;
    }

    /// Whether the actor, who sees a thing as it is now, may also see it as it was at one time.
    ///
    /// @param then what was, of the same kind
    default boolean showsPast(Actor actor, Object then, Object now) {
        return showsEveryPast(actor);
    }

    /// Whether the actor, who sees a thing, is told that this was done to it. Nobody is, unless a module
    /// says so.
    ///
    /// @param act in the API's name
    default boolean tells(Actor actor, String act, Object now) {
        return false;
    }

    /// Whether a thing was taken back, so that only its name is left.
    default boolean isRetracted(Object now) {
        return false;
    }
}
