package pilotregistry.live;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The places that are taken, by address and by client: whoever has all of his own gets no further one.
@Component
class Places {

    private static final int NETWORK = 8;

    private final ConcurrentMap<String, Integer> taken = new ConcurrentHashMap<>();
    private final LiveProperties limits;

    Places(LiveProperties limits) {
        this.limits = limits;
    }

    /// Given back once, however often it is closed.
    record Place(String holder, ConcurrentMap<String, Integer> taken, AtomicBoolean held) implements AutoCloseable {

        @Override
        public void close() {
            if (held.getAndSet(false)) {
                taken.computeIfPresent(holder, (key, count) -> count == 1 ? null : count - 1);
            }
        }
    }

    @Nullable
    Place ofAddress(String address) {
        return take("address " + network(address), limits.connectionsPerAddress());
    }

    // Who has IPv6 has at least 64 bits of addresses.
    private static String network(String address) {
        return InetAddress.ofLiteral(address) instanceof Inet6Address six
                ? HexFormat.of().formatHex(six.getAddress(), 0, NETWORK)
                : address;
    }

    @Nullable
    Place ofClient(String subject) {
        return take("client " + subject, limits.connectionsPerClient());
    }

    /// For a stream that somebody whom nobody knows has reserved and not opened yet.
    @Nullable
    Place ofReservation(String address) {
        return take("reserved " + network(address), limits.reservationsPerAddress());
    }

    int holders() {
        return taken.size();
    }

    private @Nullable Place take(String holder, int most) {
        var full = new AtomicBoolean();
        taken.merge(holder, 1, (count, one) -> {
            full.set(count >= most);
            return full.get() ? count : count + one;
        });
        return full.get() ? null : new Place(holder, taken, new AtomicBoolean(true));
    }
}
