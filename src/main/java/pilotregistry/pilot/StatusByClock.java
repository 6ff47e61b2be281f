package pilotregistry.pilot;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Asks the database for what a pilot is by the clock: `status` of a filter becomes what is stored, with the term.
final class StatusByClock {

    private final YearMonth now;

    private StatusByClock(YearMonth now) {
        this.now = now;
    }

    static @Nullable Map<String, Object> in(@Nullable Map<String, Object> filter, YearMonth now) {
        return filter == null ? null : new StatusByClock(now).filter(filter);
    }

    private Map<String, Object> filter(Map<?, ?> filter) {
        var asked = new HashMap<String, Object>();
        filter.forEach((name, value) -> {
            if (value != null) {
                asked.put(String.valueOf(name), inner(String.valueOf(name), value));
            }
        });
        if (asked.remove("status") instanceof Map<?, ?> comparator) {
            var all = new ArrayList<Object>(asked.get("and") instanceof List<?> given ? given : List.of());
            all.add(Map.of("or", statuses(comparator)));
            asked.put("and", all);
        }
        return asked;
    }

    private Object inner(String name, Object value) {
        return switch (value) {
            case Map<?, ?> not when name.equals("not") -> filter(not);
            case List<?> branches
            when name.equals("and") || name.equals("or") ->
                branches.stream()
                        .map(branch -> branch instanceof Map<?, ?> map ? filter(map) : branch)
                        .toList();
            default -> value;
        };
    }

    private List<Map<String, Object>> statuses(Map<?, ?> comparator) {
        return Stream.of(PilotStatus.values())
                .filter(status -> comparator.entrySet().stream()
                        .allMatch(entry -> holds(String.valueOf(entry.getKey()), entry.getValue(), status.name())))
                .map(this::stored)
                .toList();
    }

    private static boolean holds(String operator, @Nullable Object operand, String status) {
        if (operand == null) {
            return true;
        }
        return switch (operator) {
            case "eq" -> status.equals(operand.toString());
            case "ne" -> !status.equals(operand.toString());
            case "in" -> operand instanceof List<?> some && names(some).contains(status);
            case "nin" -> operand instanceof List<?> some && !names(some).contains(status);
            case "isNull" -> Boolean.FALSE.equals(operand);
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private static List<String> names(List<?> constants) {
        return constants.stream().map(String::valueOf).toList();
    }

    private Map<String, Object> stored(PilotStatus status) {
        return switch (status) {
            case DESIGNATED ->
                Map.of(
                        "and",
                        List.of(
                                is(PilotStatus.DESIGNATED),
                                Map.of("or", List.of(term("Start", "isNull", true), term("Start", "gt", now)))));
            case RUNNING ->
                Map.of("and", List.of(is(PilotStatus.DESIGNATED), term("Start", "lte", now), term("End", "gte", now)));
            case TERM_OVER -> Map.of("and", List.of(is(PilotStatus.DESIGNATED), term("End", "lt", now)));
            default -> is(status);
        };
    }

    private static Map<String, Object> is(PilotStatus status) {
        return Map.of("status", Map.of("eq", status.name()));
    }

    private static Map<String, Object> term(String end, String operator, Object operand) {
        return Map.of("term" + end, Map.of(operator, operand));
    }
}
