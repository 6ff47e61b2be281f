package pilotregistry.access;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import pilotregistry.Caller;
import pilotregistry.ledger.Event;
import pilotregistry.organization.OrganizationFixtures;
import tools.jackson.databind.JsonNode;

/// What the tests of bodies and mandates ask the registry for, over HTTP, and what it recorded.
record Mandates(int port, MongoOperations mongo) {

    JsonNode register(String person, Map<String, ?> input) {
        return answer(Caller.person(port, person), "registerOrganization", input);
    }

    JsonNode grant(String person, Map<String, ?> input) {
        return answer(Caller.person(port, person), "grantMandate", input);
    }

    JsonNode revoke(String person, Map<String, ?> input) {
        return answer(Caller.person(port, person), "revokeMandate", input);
    }

    /// The first refusal in Chinese and in English.
    List<String> messages(String person, String mutation, Map<String, ?> input) {
        return List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH).stream()
                .map(language -> answer(Caller.person(port, person).in(language), mutation, input)
                        .at("/errors/0/message")
                        .asString())
                .toList();
    }

    static JsonNode answer(Caller caller, String mutation, Map<String, ?> input) {
        return caller.data(Caller.document("graphql-test/" + mutation + ".graphql"), Map.of("input", input))
                .get(mutation);
    }

    static List<String> codes(JsonNode payload) {
        return payload.at("/errors").findValuesAsString("code");
    }

    /// A park of 福建, registered by an administrator.
    String park() {
        return register("admin", parkInput()).at("/organization/id").asString();
    }

    static Map<String, Object> parkInput() {
        return new HashMap<>(Map.of(
                "name",
                "石狮市某工业园区管理委员会（演示） " + UUID.randomUUID(),
                "kind",
                "PARK_ADMINISTRATION",
                "level",
                "NONE",
                "socialCreditCode",
                OrganizationFixtures.socialCreditCode(),
                "provinceCode",
                "350000",
                "divisionCode",
                "350581"));
    }

    static Map<String, Object> grantInput(String holder, String body, String role) {
        return new HashMap<>(Map.of("holder", holder, "organization", body, "role", role));
    }

    static Map<String, Object> with(Map<String, Object> input, String name, @Nullable Object value) {
        var other = new HashMap<>(input);
        other.put(name, value);
        return other;
    }

    Mandate of(String holder) {
        return mongo.find(Query.query(Criteria.where("grant.holder").is(holder)), Mandate.class).stream()
                .filter(mandate -> mandate.revocation() == null)
                .findFirst()
                .orElseThrow();
    }

    /// The capacities in which an aggregate was changed, the first change first.
    ///
    /// @param outbox of the aggregate, read before: the relay copies before it trims, so the rest is in the feed
    List<String> capacities(String aggregate, List<Event> outbox) {
        var bySequence = new TreeMap<Long, String>();
        outbox.forEach(event -> bySequence.put(event.sequence(), event.author().mandate()));
        mongo.find(Query.query(Criteria.where("event.aggregate").is(aggregate)), Document.class, "events")
                .forEach(entry -> bySequence.put(
                        entry.getEmbedded(List.of("event", "sequence"), Number.class)
                                .longValue(),
                        entry.getEmbedded(List.of("event", "author", "mandate"), String.class)));
        return List.copyOf(bySequence.values());
    }
}
