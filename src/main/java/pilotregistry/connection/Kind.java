package pilotregistry.connection;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a field holds: which comparisons it allows, and which values it takes.
enum Kind {
    ID,
    STRING,
    ENUM,
    INT,
    DECIMAL,
    INSTANT,
    DATE,
    MONTH,
    BOOLEAN;

    static final int LONGEST_TEXT = 1000;

    Set<Operator> operators() {
        return switch (this) {
            case ID, ENUM -> Operator.EQUALITIES;
            case STRING -> Operator.TEXTUAL;
            case INT, DECIMAL, INSTANT, DATE, MONTH -> Operator.ORDERED;
            case BOOLEAN -> Operator.BINARY;
        };
    }

    /// The value as this kind's own type, or null if it is none: an object in a scalar's place is never passed on.
    @Nullable
    Object coerce(Object raw) {
        return switch (this) {
            case ID, STRING -> text(raw);
            case ENUM -> raw instanceof Enum<?> constant ? constant.name() : text(raw);
            case INT -> integer(raw);
            case DECIMAL -> decimal(raw);
            case INSTANT -> raw instanceof OffsetDateTime time ? time.toInstant() : only(Instant.class, raw);
            case DATE -> only(LocalDate.class, raw);
            case MONTH -> only(YearMonth.class, raw);
            case BOOLEAN -> only(Boolean.class, raw);
        };
    }

    private static @Nullable Object text(Object raw) {
        // BSON keeps a pattern as a C string, which a NUL would end
        var fits = raw instanceof String text && text.length() <= LONGEST_TEXT && text.indexOf('\0') < 0;
        return fits ? raw : null;
    }

    private static @Nullable Object integer(Object raw) {
        return switch (raw) {
            case Integer number -> number.longValue();
            case Long number -> number;
            case BigInteger number -> fits(number) ? number.longValue() : null;
            default -> null;
        };
    }

    private static @Nullable Object decimal(Object raw) {
        return switch (raw) {
            case BigDecimal number -> fits(number) ? number : null;
            case Integer number -> BigDecimal.valueOf(number);
            case Long number -> BigDecimal.valueOf(number);
            case Double number -> Double.isFinite(number) ? BigDecimal.valueOf(number) : null;
            default -> null;
        };
    }

    private static boolean fits(BigInteger number) {
        return number.bitLength() < Long.SIZE;
    }

    private static boolean fits(BigDecimal number) {
        return number.precision() <= MathContext.DECIMAL128.getPrecision() && Math.abs(number.scale()) <= 6000;
    }

    private static @Nullable Object only(Class<?> type, Object raw) {
        return type.isInstance(raw) ? raw : null;
    }
}
