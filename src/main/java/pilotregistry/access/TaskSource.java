package pilotregistry.access;

import java.time.Instant;
import java.util.List;

/// What a module contributes to `viewer { tasks }`: what waits, in its step, for the bodies the actor speaks for.
public interface TaskSource {

    /// At most [Task#MOST] of each kind, found without a query for each of them.
    List<Task> tasks(Actor actor, Instant now);
}
