package pilotregistry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Writers that start at the same instant.
public final class Race {

    private Race() {}

    /// What each of so many writers got, in their order.
    public static <T> List<T> of(int writers, IntFunction<T> write) {
        var barrier = new CyclicBarrier(writers);
        try (var threads = Executors.newFixedThreadPool(writers)) {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < writers; i++) {
                var writer = i;
                Callable<T> start = () -> {
                    barrier.await();
                    return write.apply(writer);
                };
                running.add(threads.submit(start));
            }
            var results = new ArrayList<T>();
            for (var each : running) {
                results.add(each.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
