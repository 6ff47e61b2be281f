package pilotregistry.live;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What clients may call their operations: ids are told back, and come into logs.
final class OperationId {

    static final int LONGEST = 128;

    private static final Set<Byte> UNSEEN = Stream.of(
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR)
            .collect(Collectors.toUnmodifiableSet());

    private OperationId() {}

    static boolean isOne(String id) {
        return !id.isBlank()
                && id.length() <= LONGEST
                && id.codePoints().noneMatch(character -> UNSEEN.contains((byte) Character.getType(character)));
    }
}
