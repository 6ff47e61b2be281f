package pilotregistry.upgrade;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import pilotregistry.ledger.FirstStep;
import pilotregistry.ledger.Migration;

/// Carries out the migrations that the database has not had, at start, before anything else is done: of several nodes
/// one does each, and the others wait for it.
@Component
class Upgrade extends FirstStep {

    private static final Logger LOG = LoggerFactory.getLogger(Upgrade.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Formats formats;
    private final List<Migration> migrations;
    private final Duration watch;

    Upgrade(Formats formats, List<Migration> migrations, @Value("${registry.upgrade.watch:PT5S}") Duration watch) {
        super(0);
        this.formats = formats;
        this.watch = watch;
        this.migrations = migrations.stream()
                .sorted(Comparator.comparingInt(Migration::number))
                .toList();
        if (IntStream.range(0, this.migrations.size())
                .anyMatch(i -> this.migrations.get(i).number() != i + 1)) {
            throw new IllegalStateException("Migrations are not numbered from 1 without gaps");
        }
    }

    /// The format that this release stores.
    int known() {
        return migrations.size();
    }

    @Override
    protected void take() {
        for (var stored = formats.current(); stored.number() < known(); stored = formats.current()) {
            formats.take(stored).ifPresentOrElse(this::next, () -> LockSupport.parkNanos(PAUSE.toNanos()));
        }
        check(formats.current());
    }

    private void check(StoredFormat stored) {
        if (stored.needs() > known()) {
            throw new LaterFormat(stored.needs(), known());
        }
        if (stored.number() > known()) {
            LOG.warn("A later release has been here: format {}, this one knows {}", stored.number(), known());
        }
    }

    private void next(StoredFormat taken) {
        var migration = migrations.get(taken.number());
        try {
            var held = migration.endsEarlierNodes() ? alone(taken, migration.number()) : taken;
            migration.run(() -> formats.keep(held));
            formats.store(held, held.reached(migration.number()));
            LOG.info(
                    "The database is in format {}: {}",
                    migration.number(),
                    migration.getClass().getSimpleName());
        } catch (Formats.Overtaken another) {
            LOG.warn("Migration {} was taken over by another node", migration.number());
        }
    }

    // Twice as long as the nodes of the release before need to see it.
    private StoredFormat alone(StoredFormat taken, int number) {
        var held = formats.store(taken, taken.needing(number));
        LockSupport.parkNanos(watch.multipliedBy(2).toNanos());
        return formats.keep(held);
    }
}
