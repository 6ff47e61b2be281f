package pilotregistry.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.AstPrinter;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;

/// The scalars of the schema, each with an error that shows how to write it.
final class Scalars {

    private Scalars() {}

    static GraphQLScalarType[] all(Messages messages) {
        return new GraphQLScalarType[] {
            scalar(
                    "DateTime",
                    Instant.class,
                    text -> within(OffsetDateTime.parse(text)).toInstant(),
                    false,
                    messages),
            scalar("Date", LocalDate.class, text -> within(LocalDate.parse(text)), false, messages),
            scalar("Month", YearMonth.class, text -> within(YearMonth.parse(text)), false, messages),
            scalar("Decimal", BigDecimal.class, Scalars::decimal, true, messages),
            scalar("Long", Long.class, Long::valueOf, true, messages),
        };
    }

    // Four digits: what lies beyond is no date of the domain, and not every part that stores or reads dates takes it.
    private static <T extends TemporalAccessor> T within(T time) {
        var year = time.get(ChronoField.YEAR);
        if (year < 1000 || year > 9999) {
            throw new DateTimeException("the year " + year);
        }
        return time;
    }

    // A number of a million digits costs seconds to parse and nothing to send.
    private static BigDecimal decimal(String text) {
        if (text.length() > 40) {
            throw new NumberFormatException("more than 40 characters");
        }
        var value = new BigDecimal(text);
        if (Math.abs((long) value.scale()) > 34 || value.precision() > 34) {
            throw new NumberFormatException("beyond 34 digits");
        }
        return value;
    }

    private static <T> GraphQLScalarType scalar(
            String name, Class<T> type, Function<String, T> parse, boolean numeric, Messages messages) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .coercing(new Written<>(name, type, parse, numeric, messages))
                .build();
    }

    private record Written<T>(String name, Class<T> type, Function<String, T> parse, boolean numeric, Messages messages)
            implements Coercing<T, Object> {

        @Override
        public Object serialize(Object value, GraphQLContext context, Locale locale) {
            if (!type.isInstance(value)) {
                throw new CoercingSerializeException(name + " cannot be " + value.getClass());
            }
            return numeric ? value : value.toString();
        }

        @Override
        public T parseValue(Object input, GraphQLContext context, Locale locale) {
            if (input instanceof String || (numeric && input instanceof Number)) {
                var value = read(input.toString());
                if (value != null) {
                    return value;
                }
            }
            throw new CoercingParseValueException(refusal(input, locale));
        }

        @Override
        public T parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            var text =
                    switch (input) {
                        case StringValue string -> string.getValue();
                        case IntValue number when numeric -> number.getValue().toString();
                        case FloatValue number when numeric -> number.getValue().toString();
                        default -> null;
                    };
            var value = text == null ? null : read(text);
            if (value == null) {
                throw new CoercingParseLiteralException(
                        refusal(text == null ? AstPrinter.printAstCompact(input) : text, locale));
            }
            return value;
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return StringValue.newStringValue(input.toString()).build();
        }

        private @Nullable T read(String text) {
            try {
                return parse.apply(text);
            } catch (DateTimeException | NumberFormatException malformed) {
                return null;
            }
        }

        private String refusal(Object input, Locale locale) {
            var shown = input.toString();
            var value = shown.length() > 60 ? shown.substring(0, 60) + "…" : shown;
            return messages.say("BAD_VALUE." + name, Map.of("value", value), Language.of(locale));
        }
    }
}
