package pilotregistry.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.casestudy.CaseStory;
import pilotregistry.feed.Feed;
import pilotregistry.feed.Relay;

@RegistryTest
class VerifyHistoryTests {

    private static final String ASK = """
            query($id: ID, $from: Long, $to: Long) { verifyHistory(id: $id, from: $from, to: $to) { untouched events records
              faults { code kind record sequence position } next } }""";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    MongoTemplate mongo;

    @Test
    void verifiesOneRecord() {
        var story = new CaseStory(port, context);
        var id = story.published(story.passed(), "核对的案例");
        var found = Caller.anonymous(port).data(ASK, Map.of("id", id)).get("verifyHistory");
        assertThat(found.get("untouched").asBoolean()).as(found.toString()).isTrue();
        assertThat(found.get("events").asInt()).isEqualTo(5);
        assertThat(found.get("records").asInt()).isEqualTo(1);
    }

    @Test
    void namesThePlaceToThoseWhoSeeTheRecordOnly() {
        var story = new CaseStory(port, context);
        var id = story.drafted(story.passed(), "被改动的草稿");
        context.getBean(Relay.class).drain();
        var event = mongo.getCollection("events")
                .find(new Document("event.aggregate", id))
                .first();
        var position = event.getLong("_id");
        var tampered = new Document("$set", new Document("event.act", "fileCaseStudy"));
        mongo.getCollection("events").updateOne(new Document("_id", position), tampered);
        try {
            var range = Map.of("from", position, "to", position);
            var author = Caller.person(port, "lin.yuan").data(ASK, range).at("/verifyHistory/faults/0");
            assertThat(author.get("code").asString()).isEqualTo("HASH_DIFFERS");
            assertThat(author.get("record").asString()).isEqualTo(id);
            var anonymous = Caller.anonymous(port).data(ASK, range).at("/verifyHistory/faults/0");
            assertThat(anonymous.get("position").asLong()).isEqualTo(position);
            assertThat(anonymous.get("record").isNull()).isTrue();
        } finally {
            var restored = new Document("$set", new Document("event.act", "draftCaseStudy"));
            mongo.getCollection("events").updateOne(new Document("_id", position), restored);
        }
    }

    @Test
    void goesOnWhereItEnded() {
        var first = Caller.anonymous(port).data(ASK, Map.of("from", 1, "to", 5)).get("verifyHistory");
        assertThat(first.get("events").asInt()).isEqualTo(5);
        assertThat(first.get("next").asLong()).isEqualTo(6);
    }

    @Test
    void saysNothingOfWhatTheFeedHasNotReached() {
        var beyond = context.getBean(Feed.class).newest() + 1_000;
        for (var from : List.of(beyond, Long.MAX_VALUE)) {
            assertThat(Caller.anonymous(port).code(ASK, Map.of("from", from))).isEqualTo("POSITION_AHEAD");
        }
    }

    @Test
    void isNotThereForThoseWhoDoNotSeeTheRecord() {
        for (var id : List.of("application_0", "industry_STEEL")) {
            assertThat(Caller.anonymous(port).code(ASK, Map.of("id", id))).isEqualTo("NOT_FOUND");
        }
        assertThat(Caller.anonymous(port).code(ASK, Map.of("from", 0))).isEqualTo("BAD_VALUE");
        assertThat(Caller.anonymous(port).code(ASK, Map.of("from", 10, "to", 5)))
                .isEqualTo("BAD_VALUE");
    }
}
