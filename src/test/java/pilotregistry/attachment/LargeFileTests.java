package pilotregistry.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LargeFileTests {

    private static final long LARGEST = 52_428_800;

    @Test
    void passesThroughAHeapSmallerThanTheFileItself() throws Exception {
        try (var server = new RoomOnAServer()) {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var command = List.of(
                    java,
                    "-Xmx40m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Porter.class.getName(),
                    server.uri,
                    server.name);
            var porter = new ProcessBuilder(command).redirectErrorStream(true).start();

            var said = new String(porter.getInputStream().readAllBytes(), UTF_8);

            assertThat(porter.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(said).contains("up 52428800 down 52428800 same true");
            assertThat(porter.exitValue()).isZero();
        }
    }

    /// Carries the largest file into the room and out again, alone and bundled, in a process of its own.
    static final class Porter {

        private Porter() {}

        public static void main(String[] arguments) throws Exception {
            try (var client = MongoClients.create(arguments[0])) {
                var room = RoomOnAServer.on(client, arguments[1], Instant.EPOCH);
                var deposit = new Deposit("application_1", "zhang", "大.pdf", LARGEST, MediaKind.DOCUMENTS);
                var file = ((Filed.Stored) room.store(deposit, Samples.pdf(LARGEST))).file();
                var gauge = new Gauge(OutputStream.nullOutputStream(), Long.MAX_VALUE);
                room.copy(file.id(), 0, file.bytes(), gauge);
                var same = gauge.sha256().equals(file.sha256());
                var bundle = new Bundle(Map.of(), List.of(Bundle.Item.of("附件", file, room)));
                bundle.writeTo(OutputStream.nullOutputStream());
                System.out.printf("up %d down %d same %s%n", file.bytes(), gauge.bytes(), same);
            }
        }
    }
}
