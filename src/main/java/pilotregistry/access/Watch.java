package pilotregistry.access;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import pilotregistry.feed.Feed;
import pilotregistry.feed.FeedPosition;
import pilotregistry.feed.Follow;
import pilotregistry.feed.Tail;
import pilotregistry.language.CodedException;
import pilotregistry.ledger.Event;
import pilotregistry.ledger.Identifier;
import pilotregistry.ledger.Recorded;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// The door of every subscription: the changes of one kind of thing from a position of the feed on, each looked at with
/// the rights its reader has by then. A right that was lost silences it.
@Component
public class Watch {

    // Who waits for the next change waits on a thread of its own, which costs next to nothing.
    private static final Scheduler WAITING =
            Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor(), "watch");

    private final Tail tail;
    private final Feed feed;
    private final ActorResolver actors;
    private final MongoOperations mongo;

    Watch(Tail tail, Feed feed, ActorResolver actors, MongoOperations mongo) {
        this.tail = tail;
        this.feed = feed;
        this.actors = actors;
        this.mongo = mongo;
    }

    /// How a change is shown.
    @FunctionalInterface
    public interface Look<C> {

        /// Empty where it is not this actor's to see.
        Optional<C> at(long position, Event event, Actor actor);
    }

    /// What a subscription asks for.
    ///
    /// @param id of the one thing that is followed; null for all of its kind
    /// @param after the position after which to begin; null for now
    public record Wish(@Nullable Identifier id, @Nullable Long after) {}

    /// Follows the things of one kind.
    public <C> Flux<C> changes(
            Class<? extends Recorded> type, Wish wish, DataFetchingEnvironment environment, Look<C> look) {
        var context = environment.getGraphQlContext();
        var id = wish.id() == null ? null : wish.id().value();
        var from = from(wish.after(), context);
        return Flux.defer(() -> {
            var follow = tail.after(
                    from,
                    mongo.getCollectionName(type),
                    entry -> id == null || entry.event().aggregate().equals(id));
            return Flux.<C>generate(sink -> next(follow, look, environment, sink))
                    .subscribeOn(WAITING)
                    .doFinally(end -> follow.close());
        });
    }

    private long from(@Nullable Long after, GraphQLContext context) {
        var asked = FeedPosition.resumed(context).orElse(after);
        if (asked == null) {
            return tail.position();
        }
        if (asked < 0) {
            throw new CodedException("BAD_VALUE", Map.of("field", "after"));
        }
        // Another node may have been further.
        if (asked > tail.position() && asked > feed.newest()) {
            throw new CodedException("POSITION_AHEAD", Map.of("position", asked));
        }
        return asked;
    }

    private <C> void next(Follow follow, Look<C> look, DataFetchingEnvironment environment, SynchronousSink<C> sink) {
        try {
            var context = environment.getGraphQlContext();
            for (var entry = follow.next(); entry != null; entry = follow.next()) {
                var actor = actors.again(context.getOrDefault(Actor.class, new Actor.Anonymous()));
                var change = look.at(entry.number(), entry.event(), actor);
                if (change.isPresent()) {
                    context.put(Actor.class, actor);
                    FeedPosition.show(entry.number(), context);
                    // What one event loaded is neither shown by the next nor kept for as long as somebody listens.
                    environment.getDataLoaderRegistry().getDataLoaders().forEach(DataLoader::clearAll);
                    sink.next(change.get());
                    return;
                }
            }
            sink.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            sink.complete();
        } catch (RuntimeException broken) {
            // Who leaves interrupts what is being read for him; that is nobody's error.
            if (follow.isOpen()) {
                throw broken;
            }
            sink.complete();
        }
    }
}
