package pilotregistry.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import pilotregistry.casestudy.CaseLibrary;
import pilotregistry.casestudy.CaseStudyId;
import pilotregistry.feed.Feed;
import pilotregistry.feed.Relayed;
import pilotregistry.language.CodedException;

/// Keeps the index where the feed is, off every request: what was missed is taken up from the position of the last
/// commit, and an index that is lost, damaged or of another schema is made anew.
@Component
class Follower implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final int BATCH = 1_000;
    // What no case is about is read again after a restart; so far back at the most.
    private static final int UNCOMMITTED = 5_000;

    private final Path folder;
    private final Feed feed;
    private final CaseLibrary library;
    private final Shelf shelf;
    private final CaseDocument documents;
    private final Duration patience;
    private final Semaphore due = new Semaphore(0);
    private final Object moved = new Object();
    private volatile @Nullable CaseIndex index;
    private volatile boolean closing;
    private @Nullable Thread thread;

    Follower(
            @Value("${registry.search.directory}") Path folder,
            Feed feed,
            CaseLibrary library,
            Shelf shelf,
            CaseDocument documents,
            @Value("${registry.search.patience}") Duration patience) {
        this.folder = folder;
        this.feed = feed;
        this.library = library;
        this.shelf = shelf;
        this.documents = documents;
        this.patience = patience;
    }

    // A process that only imports leaves the index to the registry that serves it.
    @EventListener(
            classes = ApplicationReadyEvent.class,
            condition = "@environment.getProperty('registry.search.follow', 'true') == 'true'")
    synchronized void start() {
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("search-follower").start(this::follow);
        }
    }

    @EventListener(Relayed.class)
    void wake() {
        due.release();
    }

    /// Where the index is.
    long position() {
        var current = index;
        return current == null ? 0 : current.position();
    }

    /// How many cases have changes without a number.
    long waiting() {
        return shelf.waiting();
    }

    boolean rebuilding() {
        return index == null;
    }

    int documents() {
        var current = index;
        return current == null ? 0 : current.documents();
    }

    /// The index, once there is one that has all; and all up to a position, where one is given.
    CaseIndex at(@Nullable Long position) {
        if (position != null && position > position() && position > feed.newest()) {
            throw new CodedException("POSITION_UNKNOWN", Map.of("asked", position));
        }
        var deadline = System.nanoTime() + patience.toNanos();
        synchronized (moved) {
            var current = index;
            while (current == null || (position != null && current.position() < position)) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw behind(current, position);
                }
                pause(left);
                current = index;
            }
            return current;
        }
    }

    private static CodedException behind(@Nullable CaseIndex current, @Nullable Long position) {
        return current == null || position == null
                ? new CodedException("SEARCH_REBUILDING")
                : new CodedException("SEARCH_BEHIND", Map.of("position", current.position(), "asked", position));
    }

    @SuppressWarnings("WaitNotInLoop") // the caller asks again
    private void pause(long millis) {
        try {
            moved.wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodedException("SEARCH_REBUILDING");
        }
    }

    private void follow() {
        while (!closing) {
            try {
                step();
                if (due.tryAcquire(1, TimeUnit.SECONDS)) {
                    due.drainPermits();
                }
            } catch (IOException | UncheckedIOException | AlreadyClosedException | IllegalArgumentException broken) {
                LOG.warn("The search index is made anew: {}", broken.toString());
                discard();
                rest();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException later) {
                LOG.warn("The search index waits for the database: {}", later.toString());
                rest();
            }
        }
    }

    private void rest() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            closing = true;
        }
    }

    private void step() throws IOException {
        var current = index;
        if (current == null) {
            current = shelf.open(folder, documents);
            moveTo(current);
            LOG.info("The search index holds {} case studies at position {}", current.documents(), current.position());
        }
        if (!current.isThere()) {
            throw new IOException("its files are gone");
        }
        while (!closing && catchUp(current)) {
            moveTo(current);
        }
    }

    private void moveTo(CaseIndex current) {
        synchronized (moved) {
            index = current;
            moved.notifyAll();
        }
    }

    private boolean catchUp(CaseIndex current) throws IOException {
        var entries = feed.after(current.position(), BATCH);
        if (entries.isEmpty()) {
            return false;
        }
        var changed = entries.stream()
                .filter(entry -> shelf.holds(entry.collection()))
                .map(entry -> new CaseStudyId(entry.event().aggregate()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        long reached = entries.getLast().number();
        if (changed.isEmpty() && reached - current.committed() < UNCOMMITTED) {
            current.moveTo(reached);
        } else {
            put(current, changed);
            current.commit(reached, shelf.schema(), true);
        }
        return true;
    }

    private void put(CaseIndex current, Set<CaseStudyId> changed) throws IOException {
        var found = library.byId(changed);
        for (var id : changed) {
            var study = found.get(id);
            var card = study == null ? null : CaseCard.of(study).orElse(null);
            if (card == null) {
                current.remove(id.value());
            } else {
                current.put(card, documents);
            }
        }
    }

    private void discard() {
        var current = index;
        index = null;
        if (current != null) {
            try {
                current.close();
            } catch (IOException | AlreadyClosedException gone) {
                LOG.debug("It could not be closed either", gone);
            }
        }
    }

    @Override
    public void destroy() throws Exception {
        closing = true;
        due.release();
        if (thread != null) {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        }
        discard();
    }
}
