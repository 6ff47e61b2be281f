package pilotregistry.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;
import org.springframework.stereotype.Component;
import pilotregistry.ledger.Author;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Fingerprint;

/// Gives mutations the `Command` they carry out: who, when, and the `version`, `idempotencyKey` and `validateOnly` of
/// the input.
@Component
class CommandArgument implements HandlerMethodArgumentResolver {

    private final Clock clock;

    CommandArgument(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Command.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, DataFetchingEnvironment environment) {
        Map<String, Object> input = environment.getArgumentOrDefault("input", Map.of());
        var act = environment.getField().getName();
        var actor = ActorInterceptor.actor(environment.getGraphQlContext());
        var author = actor.identified()
                .map(identified -> new Author(identified.subject(), identified.client(), null))
                .orElseThrow();
        return new Command(
                act,
                author,
                (String) input.get("idempotencyKey"),
                fingerprint(act, input),
                version(input.get("version")),
                Boolean.TRUE.equals(input.get("validateOnly")),
                clock.instant());
    }

    private static @Nullable Long version(@Nullable Object version) {
        return version instanceof Number number ? Long.valueOf(number.longValue()) : null;
    }

    private static String fingerprint(String act, Map<String, Object> input) {
        var content = new HashMap<>(input);
        content.remove("idempotencyKey");
        // The same act, whether it is tried or done.
        content.computeIfPresent("validateOnly", (name, only) -> false);
        return Fingerprint.of(Map.of("act", act, "input", plain(content)));
    }

    // Scalars such as instants and decimals are fingerprinted as their text: one form on every machine.
    private static Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Map<?, ?> map -> {
                var plain = new HashMap<String, Object>();
                map.forEach((name, inner) -> plain.put(String.valueOf(name), plain(inner)));
                yield plain;
            }
            case Iterable<?> list -> {
                var plain = new java.util.ArrayList<Object>();
                list.forEach(inner -> plain.add(plain(inner)));
                yield plain;
            }
            default -> value.toString();
        };
    }
}
