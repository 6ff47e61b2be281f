package pilotregistry.live;

import graphql.ExecutionResult;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/// The results of a subscription, taken one by one: the next is asked for only when the one before is gone.
final class Results extends BaseSubscriber<Object> {

    /// What came.
    sealed interface Signal {}

    record Next(ExecutionResult event) implements Signal {}

    record Broken(Throwable cause) implements Signal {}

    record Ended(boolean byClient) implements Signal {}

    // One result and one end at most: no more was asked for.
    private final BlockingQueue<Signal> come = new LinkedBlockingQueue<>();

    Signal next() throws InterruptedException {
        request(1);
        return come.take();
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        // asks by itself
    }

    @Override
    protected void hookOnNext(Object event) {
        come.add(new Next((ExecutionResult) event));
    }

    @Override
    protected void hookOnError(Throwable cause) {
        come.add(new Broken(cause));
    }

    @Override
    protected void hookOnComplete() {
        come.add(new Ended(false));
    }

    @Override
    protected void hookOnCancel() {
        come.add(new Ended(true));
    }
}
