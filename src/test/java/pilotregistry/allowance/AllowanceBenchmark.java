package pilotregistry.allowance;

import com.mongodb.WriteConcern;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import pilotregistry.TestDatabase;
import pilotregistry.client.ClientFixtures;
import pilotregistry.database.OpenedDatabase;

/// What it costs to count what callers spend: parts of budgets, which a node takes and spends by itself, against one
/// upsert for each request.
final class AllowanceBenchmark {

    private static final int CALLERS = 100;
    private static final int THREADS = 8;
    private static final int WARM_UP = 4_000;
    private static final int CHARGES = 20_000;
    private static final long COST = 200;

    private AllowanceBenchmark() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (var opened = OpenedDatabase.of(TestDatabase.fresh())) {
            var mongo = new MongoTemplate(new SimpleMongoClientDatabaseFactory(
                    opened.client(), opened.database().getName()));
            var counters = mongo.getCollection("counters").withWriteConcern(WriteConcern.W1);
            var rates = new Rates(Duration.ofMinutes(1), 2_000_000, 10_000_000, Map.of());
            var allowances = new Allowances(
                    mongo,
                    rates,
                    ClientFixtures.standings(mongo),
                    ClientFixtures.usage(mongo, Clock.systemUTC()),
                    Clock.systemUTC());
            System.out.printf("%-24s %12s %10s %10s%n", "", "charges/s", "p50", "p99");
            for (int round = 0; round < 2; round++) {
                measure(
                        "an upsert a request",
                        caller -> counters.updateOne(
                                Filters.eq("_id", "caller " + caller),
                                Updates.inc("taken", COST),
                                new UpdateOptions().upsert(true)));
                measure("parts of the budget", caller -> allowances.charge(new Payer("caller " + caller, null), COST));
            }
        }
        System.exit(0);
    }

    private static void measure(String name, Consumer<Integer> charge) throws InterruptedException {
        run(WARM_UP, charge);
        var start = System.nanoTime();
        var nanos = run(CHARGES, charge);
        var seconds = (System.nanoTime() - start) / 1e9;
        Arrays.sort(nanos);
        System.out.printf(
                "%-24s %12.0f %7.0f us %7.0f us%n",
                name, CHARGES / seconds, nanos[CHARGES / 2] / 1e3, nanos[CHARGES * 99 / 100] / 1e3);
    }

    private static long[] run(int charges, Consumer<Integer> charge) throws InterruptedException {
        var nanos = new long[charges];
        var next = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        for (int each = 0; each < THREADS; each++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = next.getAndIncrement(); i < charges; i = next.getAndIncrement()) {
                    var start = System.nanoTime();
                    charge.accept(i % CALLERS);
                    nanos[i] = System.nanoTime() - start;
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        return nanos;
    }
}
