package pilotregistry.document;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.client.ClientUsage;

/// Counts which elements of the schema are used through which client programs: whoever removes one knows whom it
/// concerns.
@Component
class Usage {

    private static final Logger LOG = LoggerFactory.getLogger(Usage.class);

    private static final String COUNTER = "registry.schema.usage";
    private static final String ANONYMOUS = "anonymous";
    private static final String OTHER = "other";

    // Names come with tokens, and an issuer may have many clients.
    private static final int CLIENTS = 50;
    private static final int COUNTERS = 20_000;

    private record Element(String coordinate, String client) {}

    private final MeterRegistry meters;
    private final DeprecatedUses deprecatedUses;
    private final ClientUsage ofClients;
    private final Set<String> clients = ConcurrentHashMap.newKeySet();
    private final Map<Element, Counter> counters = new ConcurrentHashMap<>();
    private final AtomicInteger told = new AtomicInteger();

    Usage(MeterRegistry meters, DeprecatedUses deprecatedUses, ClientUsage ofClients) {
        this.meters = meters;
        this.deprecatedUses = deprecatedUses;
        this.ofClients = ofClients;
    }

    void count(Operation operation, Actor actor) {
        actor.identified().ifPresent(caller -> ofClients.used(caller.client(), operation.coordinates()));
        var client = client(actor);
        for (var coordinate : operation.coordinates()) {
            var deprecated = operation.deprecated().containsKey(coordinate);
            counter(coordinate, client, deprecated).increment();
            if (deprecated) {
                deprecatedUses.note(coordinate, client);
            }
        }
    }

    private Counter counter(String coordinate, String client, boolean deprecated) {
        var element = new Element(coordinate, client);
        var known = counters.get(element);
        if (known != null) {
            return known;
        }
        var counted = counters.size() < COUNTERS ? element : new Element(OTHER, client);
        return counters.computeIfAbsent(counted, first -> begin(first, deprecated));
    }

    private Counter begin(Element element, boolean deprecated) {
        if (deprecated) {
            LOG.warn("{} is deprecated and used by {}", element.coordinate(), element.client());
        }
        return Counter.builder(COUNTER)
                .description("Uses of an element of the schema by a client program")
                .tag("coordinate", element.coordinate())
                .tag("client", element.client())
                .tag("deprecated", String.valueOf(deprecated))
                .register(meters);
    }

    private String client(Actor actor) {
        return switch (actor) {
            case Actor.Anonymous() -> ANONYMOUS;
            case Actor.Identified identified -> {
                var client = identified.client();
                yield client != null && (clients.contains(client) || admits(client)) ? client : OTHER;
            }
        };
    }

    private boolean admits(String client) {
        return told.get() < CLIENTS && clients.add(client) && told.incrementAndGet() <= CLIENTS;
    }
}
