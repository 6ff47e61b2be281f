package pilotregistry.database;

import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;

/// Knows which threads wait for the database, and for whom: when nobody does any longer they are interrupted, upon
/// which the driver hangs up and the server stops what it does.
final class CallsUnderWay implements CommandListener {

    @Override
    public void commandStarted(CommandStartedEvent event) {
        var deadline = Deadline.current();
        if (deadline != null) {
            deadline.begin(Thread.currentThread());
        }
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        ended();
    }

    @Override
    public void commandFailed(CommandFailedEvent event) {
        ended();
    }

    private static void ended() {
        var deadline = Deadline.current();
        if (deadline != null) {
            deadline.end(Thread.currentThread());
        }
    }
}
