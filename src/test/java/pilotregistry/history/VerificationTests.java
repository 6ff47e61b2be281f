package pilotregistry.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import pilotregistry.RegistryTest;
import pilotregistry.ledger.Fingerprint;

/// Tampers with every part of a history, and looks for the place.
@RegistryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerificationTests {

    @TempDir
    static Path folder;

    @Autowired
    MongoClient client;

    @Autowired
    MongoConverter converter;

    private Ledgerbook book;

    // Six memos of three events each, two days.
    @BeforeAll
    void somethingHappens() {
        book = new Ledgerbook(
                client, converter, "tampered_" + UUID.randomUUID().toString().substring(0, 8), folder);
        book.day(3, 2);
        book.day(3, 2);
        assertThat(book.mongo.getCollection("events").countDocuments()).isEqualTo(18);
    }

    @AfterAll
    void forget() {
        book.mongo.getDb().drop();
    }

    @Test
    void findsNothingWhereNothingWasTouched() {
        var found = book.verification.ofAll();
        assertThat(found.faults()).isEmpty();
        assertThat(found.events()).isEqualTo(book.mongo.getCollection("events").countDocuments());
        assertThat(found.records()).isEqualTo(book.mongo.getCollection("memos").countDocuments());
        assertThat(found.roots()).isEqualTo(2);
    }

    @Test
    void findsNothingWhereWhatHappenedStillWaits() {
        var id = book.take();
        book.change(id);
        assertThat(book.verification.ofAll().faults()).isEmpty();
        book.mongo.getCollection("memos").deleteOne(new Document("_id", id.value()));
    }

    @Test
    void namesTheEventOfWhichAnyPartWasChanged() {
        var original = book.event(8);
        for (var path : leaves(original, "")) {
            if (path.equals("_id")) {
                continue;
            }
            var changed = copy(original);
            tamper(changed, path);
            book.put(changed);
            assertThat(book.verification.ofAll().faults())
                    .as(path)
                    .anyMatch(fault -> Long.valueOf(8).equals(fault.position()));
            book.put(original);
        }
        assertThat(book.verification.ofAll().faults()).isEmpty();
    }

    @Test
    void namesTheRecordOfWhichAnyPartWasChanged() {
        var memos = book.mongo.getCollection("memos");
        var original = memos.find().first();
        for (var path : leaves(original, "")) {
            if (path.equals("_id")) {
                continue;
            }
            var changed = copy(original);
            tamper(changed, path);
            memos.replaceOne(new Document("_id", original.get("_id")), changed);
            assertThat(book.verification.ofAll().faults())
                    .as(path)
                    .anyMatch(fault -> original.get("_id").equals(fault.record()));
            memos.replaceOne(new Document("_id", original.get("_id")), original);
        }
        assertThat(book.verification.ofAll().faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "g", "not a hash"})
    void namesTheEventOfWhichTheHashIsNone(String hash) {
        var original = book.event(8);
        var changed = copy(original);
        changed.get("event", Document.class).put("hash", hash);
        book.put(changed);
        assertThat(codes()).contains("HASH_DIFFERS 8");
        book.put(original);
        assertThat(book.verification.ofAll().faults()).isEmpty();
    }

    @Test
    void namesTheRootOfWhichAnyPartWasChanged() {
        var roots = book.mongo.getCollection("roots");
        for (var original : roots.find().into(new ArrayList<>())) {
            for (var path : leaves(original, "")) {
                if (path.startsWith("_")) {
                    continue;
                }
                var changed = copy(original);
                tamper(changed, path);
                roots.replaceOne(new Document("_id", original.get("_id")), changed);
                assertThat(book.verification.ofAll().faults())
                        .as(path)
                        .anyMatch(fault -> original.get("_id").equals(String.valueOf(fault.date())));
                roots.replaceOne(new Document("_id", original.get("_id")), original);
            }
        }
        assertThat(book.verification.ofAll().faults()).isEmpty();
    }

    @Test
    void signsNothingAfterARootOfWhichThePeaksWereChanged() {
        var own = new Ledgerbook(
                client, converter, "peaks_" + UUID.randomUUID().toString().substring(0, 8), folder);
        own.day(2, 1);
        own.mongo
                .getCollection("roots")
                .updateMany(new Document(), new Document("$set", new Document("peaks", List.of("none"))));
        assertThatThrownBy(() -> own.day(2, 1)).hasMessageContaining("was changed since it was signed");
        assertThat(own.verification.ofRange(5, 8).faults())
                .extracting(HistoryFault::code)
                .containsExactly(FaultCode.ROOT_DIFFERS);
        own.mongo.getDb().drop();
    }

    @Test
    void namesThePlaceOfARemovedEvent() {
        var original = book.event(5);
        book.mongo.getCollection("events").deleteOne(new Document("_id", 5L));
        assertThat(codes()).contains("POSITION_MISSING 5");
        book.mongo.getCollection("events").insertOne(original);
    }

    @Test
    void namesThePlaceOfTheLastEventThatWasRemoved() {
        var original = book.event(18);
        book.mongo.getCollection("events").deleteOne(new Document("_id", 18L));
        assertThat(book.verification.ofAll().faults())
                .anyMatch(fault -> fault.code() == FaultCode.HEAD_DIFFERS
                        && original.getEmbedded(List.of("event", "aggregate"), "")
                                .equals(fault.record()));
        book.mongo.getCollection("events").insertOne(original);
    }

    @Test
    void namesThePlacesOfTwoThatWereSwapped() {
        var one = book.event(4);
        var other = book.event(5);
        book.mongo.getCollection("events").deleteMany(new Document("_id", new Document("$in", List.of(4L, 5L))));
        book.mongo.getCollection("events").insertOne(with(other, "_id", 4L));
        book.mongo.getCollection("events").insertOne(with(one, "_id", 5L));
        assertThat(book.verification.ofAll().faults())
                .anyMatch(fault -> fault.code() == FaultCode.ROOT_DIFFERS && fault.position() == 1);
        book.mongo.getCollection("events").deleteMany(new Document("_id", new Document("$in", List.of(4L, 5L))));
        book.mongo.getCollection("events").insertMany(List.of(one, other));
        assertThat(book.verification.ofAll().faults()).isEmpty();
    }

    // With no root over them yet.
    @Test
    void namesTheEventOfARecordThatWasSwappedWithALaterOne() {
        var own = new Ledgerbook(
                client, converter, "swapped_" + UUID.randomUUID().toString().substring(0, 8), folder);
        var id = own.take();
        own.change(id);
        own.change(id);
        own.drain();
        var second = own.event(2);
        var third = own.event(3);
        own.mongo.getCollection("events").deleteMany(new Document("_id", new Document("$gt", 1L)));
        own.mongo.getCollection("events").insertOne(with(third, "_id", 2L));
        own.mongo.getCollection("events").insertOne(with(second, "_id", 3L));
        assertThat(own.verification.ofAll().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.SEQUENCE_BROKEN);
            assertThat(fault.position()).isEqualTo(2);
            assertThat(fault.record()).isEqualTo(id.value());
        });
        own.mongo.getDb().drop();
    }

    @Test
    void namesTheRecordWhoseWaitingEventWasChangedInAnyPart() {
        var own = new Ledgerbook(
                client, converter, "waiting_" + UUID.randomUUID().toString().substring(0, 8), folder);
        var id = own.take();
        own.change(id);
        assertThat(own.verification.ofAll().faults()).isEmpty();
        var memos = own.mongo.getCollection("memos");
        var original = memos.find().first();
        for (var path : leaves(original, "")) {
            if (!path.startsWith("history.outbox.")) {
                continue;
            }
            var changed = copy(original);
            tamper(changed, path);
            memos.replaceOne(new Document("_id", id.value()), changed);
            assertThat(own.verification.ofAll().faults())
                    .as(path)
                    .anyMatch(fault -> id.value().equals(fault.record()));
        }
        own.mongo.getDb().drop();
    }

    @Test
    void namesARecordThatWasRemovedAndOneThatWasPutIn() {
        var memos = book.mongo.getCollection("memos");
        var original = memos.find().first();
        memos.deleteOne(new Document("_id", original.get("_id")));
        assertThat(book.verification.ofAll().faults())
                .anyMatch(fault -> fault.code() == FaultCode.RECORD_MISSING
                        && original.get("_id").equals(fault.record()));
        memos.insertOne(with(original, "_id", "memo_smuggled"));
        memos.insertOne(original);
        assertThat(book.verification.ofAll().faults())
                .anyMatch(fault -> fault.code() == FaultCode.EVENT_MISSING && "memo_smuggled".equals(fault.record()));
        memos.deleteOne(new Document("_id", "memo_smuggled"));
    }

    @Test
    void namesARecordThatWasPutBackToWhatItWas() {
        var memos = book.mongo.getCollection("memos");
        var id = book.take();
        book.drain();
        var earlier = memos.find(new Document("_id", id.value())).first();
        book.change(id);
        book.drain();
        var later = memos.find(new Document("_id", id.value())).first();
        memos.replaceOne(new Document("_id", id.value()), earlier);
        assertThat(book.verification.ofAll().faults())
                .anyMatch(fault ->
                        fault.code() == FaultCode.HEAD_DIFFERS && id.value().equals(fault.record()));
        memos.replaceOne(new Document("_id", id.value()), later);
        assertThat(book.verification.ofAll().faults()).isEmpty();
    }

    // Everything fits everything else, but not what was signed.
    @Test
    void findsAChainThatWasRewrittenAsAWholeAfterItsRootWasPublished() {
        var own = new Ledgerbook(
                client, converter, "rewritten_" + UUID.randomUUID().toString().substring(0, 8), folder);
        own.day(2, 1);
        own.day(2, 1);
        var memos = own.mongo.getCollection("memos");
        own.mongo.getCollection("events").find().into(new ArrayList<>()).forEach(entry -> {
            var event = entry.get("event", Document.class);
            if (event.getLong("sequence") == 2 && entry.getLong("_id") > 4) {
                event.put("act", "somethingElse");
                var hash = rehashed(event);
                event.put("hash", hash);
                own.put(entry);
                memos.updateOne(
                        new Document("_id", event.getString("aggregate")),
                        new Document("$set", new Document("history.head", hash)));
            }
        });
        assertThat(own.verification.ofAll().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.ROOT_DIFFERS);
            assertThat(fault.position()).isEqualTo(5);
            assertThat(fault.date()).isEqualTo(own.today().minusDays(1));
        });
        var root = own.roots.newest().orElseThrow();
        var tree = new Frontier();
        own.mongo
                .getCollection("events")
                .find()
                .forEach(entry -> tree.add(entry.getEmbedded(List.of("event", "hash"), String.class)));
        var forged = new Document("root", tree.root()).append("peaks", tree.peaks());
        own.mongo.getCollection("roots").updateOne(new Document("_id", root.day()), new Document("$set", forged));
        assertThat(own.verification.ofAll().faults())
                .extracting(HistoryFault::code)
                .containsExactly(FaultCode.ROOT_NOT_SIGNED);
        own.mongo.getDb().drop();
    }

    // Who holds the database and the key can sign anew; who has kept a root can tell.
    @Test
    void findsWhatWasRewrittenAndSignedAnewByTheRootsThatSomebodyKept() throws IOException {
        var own = new Ledgerbook(
                client, converter, "anew_" + UUID.randomUUID().toString().substring(0, 8), folder);
        own.day(2, 1);
        own.day(1, 1);
        var published = own.roots.all().reversed().stream()
                .map(root -> new Document("date", root.day())
                        .append("size", root.size())
                        .append("jws", root.jws())
                        .toJson())
                .toList();
        var kept = Files.writeString(folder.resolve("kept.json"), published.toString());
        var untouched = new Findings();
        own.rootCheck.kept(kept, untouched);
        assertThat(untouched.faults()).isEmpty();
        var last = own.today().minusDays(1);
        own.mongo.getCollection("roots").deleteOne(new Document("_id", last.toString()));
        own.roots.sign();
        assertThat(own.verification.ofAll().faults()).isEmpty();
        var found = new Findings();
        own.rootCheck.kept(kept, found);
        assertThat(found.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.ROOT_DIFFERS);
            assertThat(fault.date()).isEqualTo(last);
            assertThat(fault.position()).isEqualTo(5);
        });
        own.mongo.getDb().drop();
    }

    @Test
    void findsARootThatWasTakenOut() {
        var own = new Ledgerbook(
                client, converter, "roots_" + UUID.randomUUID().toString().substring(0, 8), folder);
        own.day(1, 1);
        own.day(1, 1);
        own.day(1, 1);
        own.mongo
                .getCollection("roots")
                .deleteOne(new Document("_id", own.today().minusDays(2).toString()));
        assertThat(own.verification.ofAll().faults())
                .extracting(HistoryFault::code)
                .containsExactly(FaultCode.ROOT_CHAIN_BROKEN);
        assertThat(own.roots.sign()).isFalse();
        own.mongo.getDb().drop();
    }

    @Test
    void provesWhatItSigned() {
        var root = book.roots.newest().orElseThrow();
        assertThat(SignedRoot.verified(root.jws(), book.roots.keys())).isNotNull();
        for (int position = 1; position <= root.size(); position++) {
            var hash = book.event(position).getEmbedded(List.of("event", "hash"), String.class);
            var path = Merkle.inclusion(position - 1, root.size(), book.tree.upTo(root.size()));
            assertThat(Merkle.hex(Merkle.rootOf(Merkle.leaf(hash), position - 1, root.size(), path)))
                    .isEqualTo(root.root());
        }
    }

    private List<String> codes() {
        return book.verification.ofAll().faults().stream()
                .map(fault -> fault.code() + " " + fault.position())
                .toList();
    }

    private static String rehashed(Document event) {
        var author = event.get("author", Document.class);
        var content = new java.util.LinkedHashMap<String, Object>();
        content.put("aggregate", event.get("aggregate"));
        content.put("sequence", event.get("sequence"));
        content.put("act", event.get("act"));
        content.put("at", event.getDate("at").toInstant().toString());
        content.put("subject", author.get("subject"));
        for (var name : List.of("receipt", "fingerprint", "before", "after", "previous")) {
            if (event.get(name) != null) {
                content.put(name, event.get(name));
            }
        }
        content.put("delta", Fingerprint.ofText(event.getString("delta")));
        return Fingerprint.of(content);
    }

    private static Document copy(Document document) {
        return Document.parse(document.toJson(org.bson.json.JsonWriterSettings.builder()
                .outputMode(org.bson.json.JsonMode.EXTENDED)
                .build()));
    }

    private static Document with(Document document, String name, Object value) {
        var copy = copy(document);
        copy.put(name, value);
        return copy;
    }

    private static List<String> leaves(Object value, String path) {
        var leaves = new ArrayList<String>();
        if (value instanceof Document inner) {
            inner.forEach((name, part) -> leaves.addAll(leaves(part, below(path, name))));
            return leaves;
        }
        leaves.add(path);
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                leaves.addAll(leaves(list.get(i), below(path, String.valueOf(i))));
            }
        }
        return leaves;
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    @SuppressWarnings("unchecked")
    private static void tamper(Document document, String path) {
        Object parent = document;
        var names = path.split("\\.");
        for (var name : List.of(names).subList(0, names.length - 1)) {
            parent = parent instanceof List<?> list ? list.get(Integer.parseInt(name)) : ((Document) parent).get(name);
        }
        var last = names[names.length - 1];
        if (parent instanceof List<?> list) {
            var index = Integer.parseInt(last);
            ((List<Object>) list).set(index, tampered(list.get(index), path));
        } else {
            ((Document) parent).put(last, tampered(((Document) parent).get(last), path));
        }
    }

    private static Object tampered(Object value, String path) {
        return switch (value) {
            case String text -> text.substring(0, text.length() - 1) + (char) (text.charAt(text.length() - 1) ^ 1);
            case Long number -> number + 100; // the next is kept out by a unique index
            case Integer number -> number + 1;
            case Date date -> new Date(date.getTime() + 1);
            case Decimal128 decimal -> new Decimal128(decimal.bigDecimalValue().add(java.math.BigDecimal.ONE));
            case List<?> list -> {
                var longer = new ArrayList<Object>(list);
                longer.add(list.isEmpty() ? new Document("sequence", 1L) : list.getFirst());
                yield longer;
            }
            case null, default -> throw new AssertionError(path);
        };
    }
}
