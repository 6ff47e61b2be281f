package pilotregistry.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.casestudy.CaseStudy;
import pilotregistry.feed.Feed;

@RegistryTest
class SearchIndexTests {

    @LocalServerPort
    int port;

    @Autowired
    Feed feed;

    @Test
    void tellsHowFarItHasFollowed() {
        var cases = new SearchedCases(port);
        cases.published(List.of(cases.coking()));
        cases.search(cases.mark, Map.of());
        long before = feed.newest();
        var index = Caller.anonymous(port)
                .data(Caller.document("graphql-test/searchIndex.graphql"))
                .get("searchIndex");
        assertThat(index.get("position").asLong()).isGreaterThanOrEqualTo(cases.position());
        assertThat(index.get("feedPosition").asLong()).isBetween(before, feed.newest());
        assertThat(index.get("lag").asLong())
                .isGreaterThanOrEqualTo(index.get("feedPosition").asLong()
                        - index.get("position").asLong());
        assertThat(index.get("documents").asInt()).isPositive();
        assertThat(index.get("rebuilding").asBoolean()).isFalse();
    }

    @Test
    void countsWhatTheFeedHasNotNumberedYet(@Autowired MongoClient client, @Autowired Feed feed) {
        var apart = new MongoTemplate(
                client, "waiting" + UUID.randomUUID().toString().replace("-", ""));
        var shelf = new Shelf(apart, feed);
        assertThat(shelf.waiting()).isZero();
        apart.getCollection(apart.getCollectionName(CaseStudy.class))
                .insertOne(Document.parse("{history: {outbox: [{sequence: 3}]}}"));
        assertThat(shelf.waiting()).isEqualTo(1);
        apart.getDb().drop();
    }
}
