package pilotregistry.database;

import com.mongodb.ConnectionString;
import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server in this process that speaks MongoDB's protocol on 127.0.0.1 and keeps everything in one file.
final class EmbeddedServer implements AutoCloseable {

    private static final int READERS_MILLIS = 500;
    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);

    private final Path file;
    private final MongoServer server;
    private final InetSocketAddress address;
    private final ScheduledExecutorService tidying;

    EmbeddedServer(Path folder) {
        this.file = folder.resolve("registry.mv");
        var backend = new DurableBackend(open(file));
        this.server = new MongoServer(backend);
        this.server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        this.address = server.getLocalAddress();
        this.tidying = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("database-tidying").factory());
        var unused = tidying.scheduleWithFixedDelay(() -> tidy(backend), 1, 1, TimeUnit.SECONDS);
    }

    ConnectionString connectionString() {
        return new ConnectionString("mongodb://127.0.0.1:" + address.getPort() + "/registry");
    }

    Path file() {
        return file;
    }

    @Override
    public void close() {
        tidying.close();
        server.shutdownNow();
    }

    // An exception would silently end the schedule; the store itself refuses to go on after a failed write.
    private static void tidy(DurableBackend backend) {
        try {
            backend.tidy();
        } catch (MVStoreException e) {
            log.error("The embedded database's file could not be compacted", e);
        }
    }

    private static MVStore open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var store = new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .open();
            // Every commit is synced, so what it replaced is kept only for those who are still reading it.
            store.setRetentionTime(READERS_MILLIS);
            store.setVersionsToKeep(0);
            return store;
        } catch (MVStoreException e) {
            if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                throw new DatabaseInUse(file, e);
            }
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
