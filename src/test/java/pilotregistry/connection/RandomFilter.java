package pilotregistry.connection;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Decimal128;

/// A filter as the API takes it, and what it means in plain Java.
record RandomFilter(Map<String, Object> filter, Predicate<Document> predicate) {

    static final List<String> NAMES =
            List.of("石狮市大堡集控区", "聚焦化工", "焦化", "VOCs 治理", "(a+)+$", "\\E.*\\Q", "", "𠮷野", "(北京)", "zz");
    static final List<String> INDUSTRIES = List.of("industry_STEEL", "industry_COKING", "industry_DYEING");

    static RandomFilter any(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 8 : 12)) {
            case 0 -> name(random);
            case 1 -> numberFrom(random);
            case 2 -> amountBelow(random);
            case 3 -> missing(random);
            case 4 -> filedSince(random);
            case 5 -> notThatName(random);
            case 6 -> industries(random);
            case 7 -> new RandomFilter(Map.of(), row -> true);
            case 8 -> not(any(random, depth - 1));
            case 9 -> and(several(random, depth - 1));
            default -> or(several(random, depth - 1));
        };
    }

    private static List<RandomFilter> several(Random random, int depth) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(it -> any(random, depth))
                .toList();
    }

    private static RandomFilter not(RandomFilter inner) {
        return new RandomFilter(Map.of("not", inner.filter), inner.predicate.negate());
    }

    private static RandomFilter and(List<RandomFilter> inner) {
        return new RandomFilter(
                Map.of("and", inner.stream().map(RandomFilter::filter).toList()),
                row -> inner.stream().allMatch(it -> it.predicate.test(row)));
    }

    private static RandomFilter or(List<RandomFilter> inner) {
        return new RandomFilter(
                Map.of("or", inner.stream().map(RandomFilter::filter).toList()),
                row -> inner.stream().anyMatch(it -> it.predicate.test(row)));
    }

    private static RandomFilter name(Random random) {
        var name = NAMES.get(random.nextInt(NAMES.size()));
        var part = name.substring(0, Math.min(2, name.length()));
        return random.nextBoolean()
                ? new RandomFilter(
                        Map.of("name", Map.of("contains", part)),
                        row -> row.getString("name") instanceof String it && it.contains(part))
                : new RandomFilter(
                        Map.of("name", Map.of("startsWith", part)),
                        row -> row.getString("name") instanceof String it && it.startsWith(part));
    }

    private static RandomFilter numberFrom(Random random) {
        var least = random.nextInt(4);
        return new RandomFilter(
                Map.of("number", Map.of("gte", least, "lt", least + 2)),
                row -> row.getInteger("number") instanceof Integer it && it >= least && it < least + 2);
    }

    private static RandomFilter amountBelow(Random random) {
        var bound = new BigDecimal(random.nextInt(4)).movePointLeft(1);
        return new RandomFilter(
                Map.of("amount", Map.of("lte", bound)),
                row -> row.get("amount") instanceof Decimal128 it
                        && it.bigDecimalValue().compareTo(bound) <= 0);
    }

    private static RandomFilter missing(Random random) {
        var wanted = random.nextBoolean();
        return new RandomFilter(Map.of("open", Map.of("isNull", wanted)), row -> (row.get("open") == null) == wanted);
    }

    private static RandomFilter filedSince(Random random) {
        var bound = Instant.ofEpochMilli(1_680_000_000_000L + random.nextInt(3));
        return new RandomFilter(
                Map.of("filedAt", Map.of("gt", bound)),
                row -> row.getDate("filedAt") instanceof Date it
                        && it.toInstant().isAfter(bound));
    }

    private static RandomFilter notThatName(Random random) {
        var names = List.of(NAMES.get(random.nextInt(5)), NAMES.get(random.nextInt(5)));
        return new RandomFilter(
                Map.of("name", Map.of("nin", names)),
                row -> row.getString("name") == null || !names.contains(row.getString("name")));
    }

    private static RandomFilter industries(Random random) {
        var wanted = INDUSTRIES.subList(0, random.nextInt(INDUSTRIES.size() + 1));
        Predicate<Document> any = row -> !Collections.disjoint(wanted, kept(row));
        return switch (random.nextInt(4)) {
            case 0 -> new RandomFilter(Map.of("industries", Map.of("hasAny", wanted)), any);
            case 1 -> new RandomFilter(Map.of("industries", Map.of("hasNone", wanted)), any.negate());
            case 2 ->
                new RandomFilter(
                        Map.of("industries", Map.of("hasAll", wanted)),
                        row -> kept(row).containsAll(wanted));
            default ->
                new RandomFilter(
                        Map.of("industries", Map.of("isEmpty", true)),
                        row -> kept(row).isEmpty());
        };
    }

    private static List<String> kept(Document row) {
        var industries = row.getList("industries", String.class);
        return industries == null ? List.of() : industries;
    }
}
