package pilotregistry.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.TestDatabase;

@RegistryTest
class RegistryDatabaseTests {

    @Autowired
    MongoOperations mongo;

    @Autowired
    MongoClient client;

    @Autowired
    ObjectProvider<EmbeddedServer> embedded;

    @Autowired
    Clock clock;

    @Autowired
    StoryClock story;

    @Test
    void startsItsOwnServerOnlyWhenItWasGivenNone() {
        assertThat(embedded.getIfAvailable() != null).isEqualTo(TestDatabase.isEmbedded());
    }

    @Test
    void acknowledgesAWriteWhenAMajorityHasJournaledIt() {
        assertThat(client.getWriteConcern()).isEqualTo(WriteConcern.MAJORITY.withJournal(true));
        assertThat(client.getReadConcern()).isEqualTo(ReadConcern.MAJORITY);
    }

    @Test
    void takesItsTimeFromTheStory() {
        assertThat(clock.instant()).isEqualTo(StoryClock.START);
        story.advance(Duration.ofDays(1));
        assertThat(clock.instant()).isEqualTo("2023-03-11T00:00:00Z");
    }
}
