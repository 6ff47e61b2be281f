package pilotregistry.feed;

import graphql.GraphQLContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a request knows of the feed: where it stood when the request began, where its transport resumes, and which
/// entry it was shown last.
public final class FeedPosition {

    private static final String AT_START = "feed.atStart";
    private static final String RESUMED = "feed.resumed";
    private static final String SHOWN = "feed.shown";

    private FeedPosition() {}

    static void start(long position, GraphQLContext context) {
        context.put(AT_START, position);
    }

    static long atStart(GraphQLContext context) {
        return context.getOrDefault(AT_START, 0L);
    }

    /// What a transport knows of an earlier connection, such as `Last-Event-ID`; it goes before the argument.
    public static void resume(long position, GraphQLContext context) {
        context.put(RESUMED, position);
    }

    public static Optional<Long> resumed(GraphQLContext context) {
        @Nullable Long position = context.get(RESUMED);
        return Optional.ofNullable(position);
    }

    public static void show(long position, GraphQLContext context) {
        context.put(SHOWN, position);
    }

    public static Optional<Long> shown(GraphQLContext context) {
        @Nullable Long position = context.get(SHOWN);
        return Optional.ofNullable(position);
    }
}
