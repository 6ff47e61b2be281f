package pilotregistry.live;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the results of one operation go. Each call waits until the client, or a bounded buffer before it, has taken
/// what is given: nothing more is asked of the feed before.
interface Outlet {

    /// One result.
    ///
    /// @param position in the feed, of a change that a subscription shows
    void next(Map<String, Object> result, @Nullable Long position) throws InterruptedException;

    /// The request cannot be executed, or its stream broke off. Nothing follows.
    void failed(List<Map<String, Object>> errors) throws InterruptedException;

    void complete() throws InterruptedException;
}
