package pilotregistry.database;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStore;

/// The embedded server's store: a writing command is on the disk before it is answered.
final class DurableBackend extends H2Backend {

    private static final Set<String> WRITING = Set.of(
            "insert",
            "update",
            "delete",
            "findandmodify",
            "create",
            "createindexes",
            "drop",
            "dropindexes",
            "dropdatabase",
            "renamecollection");

    private static final int FILL_RATE = 80; // percent
    private static final int REWRITTEN_AT_ONCE = 4 << 20; // bytes

    private final MVStore store;

    // One command, one commit: a commit amid another command would let a crash keep half of that one.
    private final ReentrantLock writing = new ReentrantLock();

    private boolean changed;

    DurableBackend(MVStore store) {
        super(store);
        this.store = store;
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        if (!writes(message.getDocument())) {
            return super.handleMessage(message);
        }
        writing.lock();
        try {
            return commandThenCommit(message);
        } finally {
            writing.unlock();
        }
    }

    // The server does not know today's name of the question; health asks by that name.
    @Override
    public Document handleCommand(Channel channel, String databaseName, String command, Document query) {
        return super.handleCommand(channel, databaseName, command.equals("hello") ? "ismaster" : command, query);
    }

    /// Rewrites a part of what is scattered, so that the file stays a small multiple of what it holds.
    void tidy() {
        writing.lock();
        try {
            if (changed && !store.isClosed()) {
                changed = false;
                store.compact(FILL_RATE, REWRITTEN_AT_ONCE);
                store.commit();
            }
        } finally {
            writing.unlock();
        }
    }

    private Document commandThenCommit(MongoMessage message) {
        try {
            return super.handleMessage(message);
        } finally {
            // Also after an error: an ordered batch stays applied up to the document that failed.
            changed = true;
            store.commit();
            store.sync();
        }
    }

    private static boolean writes(Document command) {
        var name = command.keySet().iterator().next().toLowerCase(Locale.ROOT);
        return WRITING.contains(name) || (name.equals("aggregate") && writesItsResult(command));
    }

    private static boolean writesItsResult(Document aggregate) {
        return aggregate.get("pipeline") instanceof List<?> stages
                && !stages.isEmpty()
                && stages.getLast() instanceof Document last
                && (last.containsKey("$out") || last.containsKey("$merge"));
    }
}
