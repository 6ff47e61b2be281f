package pilotregistry.http;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotregistry.database.Deadline;

/// Clients of a real container that wait, go, or are ahead of the answer.
class PresenceTests {

    private static final String REQUEST = "GET /work HTTP/1.1\r\nHost: localhost\r\n";

    private final Tomcat tomcat = new Tomcat();
    private final Waiting waiting = new Waiting();
    private final CompletableFuture<ExecutionInput> begun = new CompletableFuture<>();
    private final CompletableFuture<Void> mayEnd = new CompletableFuture<>();
    private final Deadline deadline = Deadline.after(Duration.ofMinutes(1));

    @TempDir
    Path folder;

    private int port;

    /// Work that lasts until it is told to end.
    private final class Work extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            var line = (Presence.Line) request.getAttribute(Presence.ATTRIBUTE);
            var input = ExecutionInput.newExecutionInput("{ pilots { totalCount } }")
                    .graphQLContext(Map.of(Deadline.KEY, deadline))
                    .build();
            deadline.onlyReads();
            waiting.add(line, input);
            begun.complete(input);
            mayEnd.orTimeout(10, TimeUnit.SECONDS).join();
            waiting.remove(line);
            response.getWriter().write("done");
        }
    }

    @BeforeEach
    void openForWork() throws LifecycleException {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getEngine().getPipeline().addValve(new Presence());
        var context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "work", new Work());
        context.addServletMappingDecoded("/work", "work");
        tomcat.start();
        port = tomcat.getConnector().getLocalPort();
    }

    @AfterEach
    void close() throws LifecycleException {
        mayEnd.complete(null);
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void stopsTheWorkForAClientThatHasGone() throws InterruptedException {
        var wire = new Wire(port).send(REQUEST + "\r\n");
        var input = begun.join();
        waiting.forgetWhoHasGone();
        assertThat(input.isCancelled()).isFalse();
        wire.close();
        for (int time = 0; time < 100 && !input.isCancelled(); time++) {
            waiting.forgetWhoHasGone();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(input.isCancelled()).isTrue();
        assertThat(deadline.left()).as("nor is the database asked any longer").isLessThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void goesOnForAClientThatWaits() {
        try (var wire = new Wire(port).send(REQUEST + "Connection: close\r\n\r\n")) {
            var input = begun.join();
            waiting.forgetWhoHasGone();
            mayEnd.complete(null);
            assertThat(wire.rest()).startsWith("HTTP/1.1 200").endsWith("done");
            assertThat(input.isCancelled()).isFalse();
        }
    }

    @Test
    void takesANextRequestForNoGoodbye() {
        try (var wire = new Wire(port).send(REQUEST + "\r\n")) {
            var input = begun.join();
            wire.send(REQUEST + "Connection: close\r\n\r\n");
            for (int time = 0; time < 10; time++) {
                waiting.forgetWhoHasGone();
            }
            mayEnd.complete(null);
            assertThat(wire.rest().split("done", -1)).hasSize(3);
            assertThat(input.isCancelled()).isFalse();
        }
    }
}
