package pilotregistry.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.feed.Chronicle.State;
import pilotregistry.feed.Feeds;

/// Records and events as the release stored them that kept no deltas.
@RegistryTest
class EarlierReleaseTests {

    @TempDir
    static Path folder;

    @Autowired
    MongoClient client;

    @Autowired
    MongoConverter converter;

    @Test
    void staysVerifiableAndIsKnownFromItsLastEventOn() {
        var name = "earlier_" + UUID.randomUUID().toString().substring(0, 8);
        var book = new Ledgerbook(client, converter, name, folder);
        var events = new ArrayList<Document>();
        Caller.document("earlier/without-deltas.ndjson")
                .lines()
                .map(Document::parse)
                .forEach(line -> {
                    var document = line.get("document", Document.class);
                    book.mongo.getCollection(line.getString("collection")).insertOne(document);
                    if (line.getString("collection").equals("events")) {
                        events.add(document);
                    }
                });
        assertThat(events).isNotEmpty().allMatch(event -> !event.toJson().contains("\"delta\""));
        assertThat(book.verification.ofAll().faults()).isEmpty();

        var batch = new Feeds(book.mongo)
                .chronicles()
                .of("batches", List.of("batch_2"))
                .get("batch_2");
        var last = batch.entries().size();
        assertThat(batch.after(last)).isInstanceOf(State.Known.class);
        assertThat(batch.after(0)).isInstanceOf(State.Unknown.class);
        assertThat(batch.knownSince())
                .isEqualTo(batch.entries().get(last - 1).event().at());

        var event = book.event(1);
        event.get("event", Document.class).put("act", "somethingElse");
        book.put(event);
        assertThat(book.verification.ofAll().faults())
                .extracting(HistoryFault::code, HistoryFault::position)
                .containsExactly(org.assertj.core.api.Assertions.tuple(FaultCode.HASH_DIFFERS, 1L));
        book.mongo.getDb().drop();
    }
}
