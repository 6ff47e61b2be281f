package pilotregistry.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/// Lets a request be asked whether its client is still there, which servlets cannot know until they write.
final class Presence extends ValveBase {

    static final String ATTRIBUTE = Presence.class.getName();

    Presence() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var line = new Line(request.getCoyoteRequest());
        request.setAttribute(ATTRIBUTE, line);
        try {
            getNext().invoke(request, response);
        } finally {
            line.hangUp();
        }
    }

    /// The connection of one request whose body is read: may be listened to by others until it is hung up.
    static final class Line {

        // What the container says of a connection at its end; a next request on the same one is longer.
        private static final int NOTHING_MORE = 1;

        private final org.apache.coyote.Request request;
        private boolean open = true;

        private Line(org.apache.coyote.Request request) {
            this.request = request;
        }

        synchronized boolean isDead() {
            if (!open) {
                return false;
            }
            request.action(ActionCode.AVAILABLE, true);
            return request.getAvailable() == NOTHING_MORE;
        }

        /// Before anything is written: from here on the connection is the request's own again.
        synchronized void hangUp() {
            open = false;
        }
    }
}
