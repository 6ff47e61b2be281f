package pilotregistry.connection;

import java.util.LinkedHashMap;
import java.util.Map;

/// A list cannot be served as it was asked for: wrong size, cursor, filter or order.
public final class BadPage extends RuntimeException {

    /// What a client reads as `extensions.code`.
    public enum Code {
        PAGE_SIZE,
        BAD_CURSOR,
        BAD_VALUE
    }

    /// Why, one message in each language (`BadPage.<reason>`).
    public enum Reason {
        SIZE_OUT_OF_RANGE(Code.PAGE_SIZE),
        FIRST_AND_LAST(Code.PAGE_SIZE),
        UNKNOWN_CURSOR(Code.BAD_CURSOR),
        CURSOR_OF_ANOTHER_LIST(Code.BAD_CURSOR),
        UNKNOWN_FIELD(Code.BAD_VALUE),
        WRONG_VALUE(Code.BAD_VALUE),
        UNKNOWN_VALUE(Code.BAD_VALUE),
        TOO_DEEP(Code.BAD_VALUE),
        TOO_MANY_CONDITIONS(Code.BAD_VALUE),
        TOO_MANY_VALUES(Code.BAD_VALUE),
        TEXT_TOO_LONG(Code.BAD_VALUE);

        private final Code code;

        Reason(Code code) {
            this.code = code;
        }

        public Code code() {
            return code;
        }
    }

    private final Reason reason;
    private final String argument;
    private final Map<String, Object> facts;

    BadPage(Reason reason, String argument, Map<String, Object> facts) {
        super(reason + " at " + argument);
        this.reason = reason;
        this.argument = argument;
        var all = new LinkedHashMap<String, Object>(facts);
        all.put("argument", argument);
        this.facts = Map.copyOf(all);
    }

    BadPage(Reason reason, String argument) {
        this(reason, argument, Map.of());
    }

    /// A value that no list of the registry has.
    public static BadPage unknownValue(String argument, String value) {
        return new BadPage(Reason.UNKNOWN_VALUE, argument, Map.of("value", value));
    }

    /// More values than a list of a filter may have.
    public static BadPage tooManyValues(String argument, int given, int most) {
        return new BadPage(Reason.TOO_MANY_VALUES, argument, Map.of("given", given, "most", most));
    }

    /// A number of elements nobody may ask for.
    public static BadPage sizeOutOfRange(String argument, int given, int largest) {
        return new BadPage(Reason.SIZE_OUT_OF_RANGE, argument, Map.of("given", given, "largest", largest));
    }

    public Code code() {
        return reason.code();
    }

    public Reason reason() {
        return reason;
    }

    public String messageKey() {
        return "BadPage." + reason;
    }

    /// The argument at fault, down to the place in a filter: `filter.and.0.status.eq`.
    public String argument() {
        return argument;
    }

    /// What the placeholders of the message are filled from; `argument` is always among them.
    public Map<String, Object> facts() {
        return facts;
    }
}
