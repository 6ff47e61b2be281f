/// Subscriptions, and whatever else is asked, over WebSocket (`graphql-transport-ws`) and server-sent events
/// (`graphql-sse`).
@NullMarked
@ApplicationModule(allowedDependencies = {"language", "feed", "http", "client"})
package pilotregistry.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
