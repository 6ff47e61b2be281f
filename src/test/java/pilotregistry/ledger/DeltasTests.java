package pilotregistry.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeltasTests {

    private static final String LONG = "清洁生产审核创新试点".repeat(20);

    @Test
    void leadsForwardsAndBackBetweenAnyTwoDocuments() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            var before = new Stored(document(random, 3));
            var after = new Stored(random.nextBoolean() ? document(random, 3) : varied(before.content(), random));
            var delta = Deltas.between(before, after);
            assertThat(Deltas.done(delta, before)).as(delta).isEqualTo(after);
            assertThat(Deltas.undone(delta, after)).as(delta).isEqualTo(before);
        }
    }

    @Test
    void keepsOfALongTextOnlyWhatDiffers() {
        var before = new Stored(new Document("text", LONG + "甲" + LONG));
        var after = new Stored(new Document("text", LONG + "乙丙" + LONG));
        var delta = Deltas.between(before, after);
        assertThat(delta).hasSizeLessThan(150).contains("甲", "乙丙");
        assertThat(Deltas.done(delta, before)).isEqualTo(after);
    }

    @Test
    void keepsOfAListOnlyWhatWasPutInOrTakenOut() {
        var before = new Stored(new Document("list", List.of("一".repeat(500), "二".repeat(500), "三")));
        var after = new Stored(new Document("list", List.of("一".repeat(500), "新", "二".repeat(500), "三")));
        assertThat(Deltas.between(before, after)).hasSizeLessThan(150);
        assertThat(Deltas.undone(Deltas.between(before, after), after)).isEqualTo(before);
    }

    @Test
    void cutsNoCharacterInTwo() {
        var before = new Stored(new Document("text", LONG + "𠮷" + LONG));
        var after = new Stored(new Document("text", LONG + "𠮶" + LONG));
        assertThat(Deltas.between(before, after)).contains("\"\\ud842\\udfb7\"", "\"\\ud842\\udfb6\"");
    }

    @Test
    void tellsZeroFromNothingAndNothingFromNull() {
        var nothing = new Stored(new Document());
        var empty = new Stored(new Document("a", null));
        assertThat(Deltas.done(Deltas.between(nothing, empty), nothing)).isEqualTo(empty);
        assertThat(Deltas.undone(Deltas.between(nothing, empty), empty)).isEqualTo(nothing);
        assertThat(Deltas.between(empty, new Stored(new Document("a", 0)))).isNotEqualTo("[]");
        assertThat(Deltas.between(new Stored(new Document("a", 0L)), new Stored(new Document("a", 0))))
                .isNotEqualTo("[]");
    }

    @Test
    void doesNotFitAnotherDocument() {
        var before = new Stored(new Document("a", new Document("b", 1).append("/~", LONG)));
        var after = new Stored(new Document("a", new Document("b", 2).append("/~", LONG + "。")));
        var delta = Deltas.between(before, after);
        assertThat(Deltas.done(delta, before)).isEqualTo(after);
        assertThat(Deltas.done(delta, after)).isNull();
        assertThat(Deltas.undone(delta, before)).isNull();
        assertThat(Deltas.undone(delta, Stored.nothing())).isNull();
    }

    private static Document document(Random random, int depth) {
        var document = new Document();
        for (int i = random.nextInt(4); i >= 0; i--) {
            document.put("/~1a.b".substring(0, 1 + random.nextInt(5)) + random.nextInt(3), value(random, depth));
        }
        return document;
    }

    private static Document varied(Document before, Random random) {
        var after = (Document) Deltas.copied(before);
        after.keySet().stream().findAny().ifPresent(name -> after.put(name, vary(after.get(name), random)));
        return after;
    }

    private static @Nullable Object vary(@Nullable Object value, Random random) {
        return switch (value) {
            case Document document -> varied(document, random);
            case List<?> list -> {
                var longer = new ArrayList<Object>(list);
                longer.add(random.nextInt(list.size() + 1), "插入");
                yield longer;
            }
            case String text -> text + random.nextInt(10);
            case null, default -> value(random, 1);
        };
    }

    private static @Nullable Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 7)) {
            case 0 -> random.nextInt(3);
            case 1 -> (long) random.nextInt(3);
            case 2 -> new Decimal128(new BigDecimal("1.0" + random.nextInt(3)));
            case 3 -> new Date(random.nextInt(3));
            case 4 -> "文".repeat(random.nextInt(200)) + random.nextInt(3);
            case 5 -> random.nextBoolean();
            case 6 -> null;
            case 7 -> document(random, depth - 1);
            default -> {
                var list = new ArrayList<@Nullable Object>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(random, depth - 1));
                }
                yield list;
            }
        };
    }
}
